import type { Metadata } from "next";
import { clientAddress } from "#app/_session/client-address.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { holderOf } from "#lib/follow/commands.ts";
import { codeTyped } from "#lib/follow/rules.ts";
import { CodeForm } from "../code-form.tsx";
import { BookingFollow } from "./booking-follow.tsx";
import { RequestFollow } from "./request-follow.tsx";

export const metadata: Metadata = { title: "查进度", robots: { index: false, follow: false } };

/** Looking changes nothing: scanners and previews open links too. `new` is said by the form that has just made the code. */
export default async function FollowCode({ params, searchParams }: { params: Promise<{ code: string }>; searchParams: Promise<{ new?: string }> }) {
  const typed = (await params).code.replaceAll("%20", " ");
  const fresh = (await searchParams).new === "1";
  const found = await holderOf(typed, await clientAddress());
  if (!found.ok) return <NoCode code={found.code} message={found.message} />;
  const { actor, subject } = found.value;
  const code = codeTyped(typed) ?? "";
  return subject === "request" ? <RequestFollow actor={actor} code={code} fresh={fresh} /> : <BookingFollow actor={actor} code={code} fresh={fresh} />;
}

function NoCode({ code, message }: { code: string; message: string }) {
  return (
    <>
      <PageHead title={code === "too_many" ? "请稍后再试" : "没有找到"} />
      <Notice tone="wait">{message}</Notice>
      {code !== "too_many" && <CodeForm />}
    </>
  );
}
