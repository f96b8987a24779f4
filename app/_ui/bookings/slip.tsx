import Link from "next/link";
import type { BookingState, MatterKind } from "#db/words.ts";
import { env } from "#lib/env.ts";
import { codeShown } from "#lib/follow/rules.ts";
import { formatInstant, formatSpan } from "#lib/format.ts";
import { queueRule } from "#lib/queue/rules.ts";
import { PrintButton } from "../print-button.tsx";
import { QrCode } from "../qr-code.tsx";
import style from "./slip.module.css";

export interface SlipShown {
  title: string;
  host: string;
  place: string;
  startsAt: Date;
  endsAt: Date;
  slotAt: Date | null;
  ticket: number | null;
  state: BookingState;
  matters: MatterKind[];
  bring: string[];
  phone: string;
  code: string;
}

/** A slip of 80 mm, as the counter's printer and an A4 sheet both take it: number or time, where, what to bring, the code to follow. */
export function Slip({ slip, back }: { slip: SlipShown; back: { href: string; label: string } }) {
  return (
    <main id="main" tabIndex={-1}>
      <div className={`${style.tools} screen-only`}>
        <Link href={back.href} prefetch={false}>
          {back.label}
        </Link>
        <PrintButton label="打印小条" />
      </div>
      <div className={style.slip}>
        <h1>{slip.title}</h1>
        {slip.ticket && <p className={style.ticket}>{slip.ticket}</p>}
        <p className={style.when}>{slip.slotAt ? `约 ${formatInstant(slip.slotAt)}` : slip.ticket ? "现场取号" : `候补 ${formatSpan(slip.startsAt, slip.endsAt)}`}</p>
        <p>
          {slip.host} {slip.place}
        </p>
        <QrCode text={`${env().PUBLIC_ADDRESS}/follow/${slip.code}`} label="扫码看还要等多久" size="34mm" />
        <p className={style.digits}>{codeShown(slip.code)}</p>
        <ul className={style.list}>
          {!slip.ticket && <li>请带上：{slip.bring.join("、")}</li>}
          {queueRule.map((line) => (
            <li key={line}>{line}</li>
          ))}
          {slip.phone && <li>来不了请打 {slip.phone}</li>}
        </ul>
      </div>
    </main>
  );
}
