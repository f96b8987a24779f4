import Link from "next/link";
import { RowHead, Rows } from "#app/_ui/sheet.tsx";
import { formatDay } from "#lib/format.ts";
import type { thankYouLetters } from "#lib/gifts/queries.ts";

/** 感谢信: who wrote, when, about what, and the scan. */
export function LetterRows({ segment, letters }: { segment: string; letters: Awaited<ReturnType<typeof thankYouLetters>> }) {
  return (
    <Rows label="感谢信">
      {letters.map((letter) => (
        <li key={letter.id}>
          <RowHead>
            <b>{letter.from}</b>
            <span>{formatDay(letter.receivedOn, { year: true, weekday: false })}</span>
          </RowHead>
          {letter.note && <p>{letter.note}</p>}
          <p className="small">
            {letter.applicationId && <Link href={`/office/${segment}/gifts/applications/${letter.applicationId}`} prefetch={false}>{letter.application}</Link>} {letter.session} {letter.fileId && <a href={`/api/files/${letter.fileId}`}>查看原件</a>}
          </p>
        </li>
      ))}
    </Rows>
  );
}
