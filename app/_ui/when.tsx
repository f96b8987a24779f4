/** A span of lib/format.ts (11月25日 周三 09:00–11:30) that only breaks between the day and the times. */
export function When({ span, dateTime }: { span: string; dateTime?: string }) {
  const cut = span.indexOf(" ", span.indexOf("周"));
  if (span.includes("周") === false || cut < 0) return <time dateTime={dateTime}>{span}</time>;
  return (
    <time dateTime={dateTime}>
      {span.slice(0, cut)} <span className="nowrap">{span.slice(cut + 1)}</span>
    </time>
  );
}
