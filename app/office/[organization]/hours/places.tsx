import Link from "next/link";

const places = { "": "待确认", "/records": "服务记录", "/people": "个人合计" } as const;

/** The three views of hours. */
export function HoursPlaces({ organization, at }: { organization: string; at: keyof typeof places }) {
  return (
    <nav aria-label="服务时长">
      {Object.entries(places).map(([path, word]) => (
        <span key={path}>
          {path === at ? (
            <b aria-current="page">{word}</b>
          ) : (
            <Link href={`/office/${organization}/hours${path}`} prefetch={false}>
              {word}
            </Link>
          )}
          {"　"}
        </span>
      ))}
    </nav>
  );
}
