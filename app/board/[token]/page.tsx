import type { Metadata } from "next";
import { boardOf } from "#lib/queue/queries.ts";
import { formatSpan } from "#lib/format.ts";
import { queueRule } from "#lib/queue/rules.ts";
import { Board } from "./board.tsx";
import style from "./board.module.css";

export const metadata: Metadata = { title: "叫号屏", robots: { index: false } };

/** For a television on the wall: numbers alone, no name. No sign-in: the link says which session. */
export default async function BoardPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const board = await boardOf(token, "board");
  if (!board) {
    return (
      <main id="main" className={style.ended}>
        <h1>这个叫号屏的链接已经停用</h1>
        <p>请社区工作人员在“预约和叫号”里重新生成一个。</p>
      </main>
    );
  }
  return <Board token={token} initial={JSON.parse(JSON.stringify(board))} span={formatSpan(board.startsAt, board.endsAt)} rule={queueRule} />;
}
