import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { database } from "#db/client.ts";
import { auditEntry, message } from "#db/schema/ground.ts";
import { runJobsOnce, setClock, useDatabase } from "#db/testing.ts";
import type { MessageKind, MessageState } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { seal } from "#lib/crypto.ts";
import { newId } from "#lib/ids.ts";
import { smallTree } from "#lib/testing.ts";
import { waitingFor } from "#lib/waiting/queries.ts";
import { claim } from "./claim.ts";
import { markPhoned, resendMessage } from "./commands.ts";
import { sendDueJob, sendMessage, sendMessageJob } from "./jobs.ts";
import { messages } from "./queries.ts";

useDatabase();

let tree: Awaited<ReturnType<typeof smallTree>>;
const at = (minutes: number) => new Date(Date.parse("2026-11-25T01:00:00Z") + minutes * 60_000);
const stand = (minutes: number) => setClock(at(minutes).toISOString());
beforeAll(async () => {
  await stand(0);
  tree = await smallTree();
});

async function told(about: { state?: MessageState; secret?: string; due?: Date; kind?: MessageKind; organizationId?: string } = {}) {
  const id = newId();
  await database()
    .insert(message)
    .values({
      id,
      kind: about.kind ?? "offer",
      channel: about.state === "phone_list" ? "phone" : "sms",
      state: about.state ?? "queued",
      personId: tree.volunteer,
      phone: about.state === "phone_list" ? "" : "19900000009",
      organizationId: about.organizationId ?? tree.branch,
      subject: "signup",
      subjectId: newId(),
      text: "有空位了：",
      sealed: about.secret ? seal("message", id, about.secret) : null,
      createdAt: at(0),
      dueAt: about.due ?? at(0),
    });
  return id;
}
const row = async (id: string) => (await database().select().from(message).where(eq(message.id, id)))[0];

function recorder(fails = 0) {
  const texts: string[] = [];
  return {
    texts,
    async send({ text }: { text: string }) {
      if (fails-- > 0) throw new Error("对方不应答");
      texts.push(text);
    },
  };
}

test("a message goes out with its secret, once, and the secret is erased", async () => {
  await stand(0);
  const id = await told({ secret: "https://example.cn/a/x" });
  const by = recorder();
  await Promise.all([sendMessage(id, by), sendMessage(id, by)]);
  await sendMessage(id, by);
  expect(by.texts).toEqual(["有空位了：https://example.cn/a/x"]);
  expect(await row(id)).toMatchObject({ state: "sent", sealed: null, lastError: null });
  const trail = await database().select({ command: auditEntry.command, change: auditEntry.change }).from(auditEntry).where(eq(auditEntry.subjectId, id));
  expect(trail).toEqual([{ command: "settleMessage", change: { kind: "offer", state: "sent" } }]);
});

test("it is tried again after 1, 2, 4 … minutes, and then stands as failed", async () => {
  await stand(0);
  const id = await told({ secret: "x" });
  const by = recorder(99);
  let minutes = 0;
  for (const wait of [1, 2, 4, 8, 16]) {
    await sendMessage(id, by);
    expect(await row(id)).toMatchObject({ state: "queued", lastError: "对方不应答", dueAt: expect.any(Date) });
    const due = (await row(id))?.dueAt.getTime() ?? 0;
    expect(Math.round((due - at(minutes).getTime()) / 60_000)).toBe(wait);
    await sendMessage(id, by);
    expect((await row(id))?.dueAt.getTime()).toBe(due);
    minutes += wait + 0.1;
    await stand(minutes);
  }
  await sendMessage(id, by);
  expect(await row(id)).toMatchObject({ state: "failed", attempts: 6, lastError: "对方不应答" });
  expect(await resendMessage(tree.secretary, { id })).toMatchObject({ ok: true, value: { state: "queued" } });
  await sendMessage(id, recorder());
  expect(await row(id)).toMatchObject({ state: "sent" });
});

test("a claim whose process was killed is not sent a second time: a person decides", async () => {
  await stand(0);
  const id = await told();
  expect(await claim(id)).toBe("send");
  await stand(11);
  const by = recorder();
  await sendMessage(id, by);
  expect(by.texts).toEqual([]);
  expect(await row(id)).toMatchObject({ state: "failed", lastError: "发送时中断，不知道是否已送到" });
});

test("what is not due waits; a code that is over is not sent", async () => {
  await stand(0);
  const [later, code] = [await told({ due: at(30) }), await told({ kind: "sign_in_code", secret: "123456" })];
  const by = recorder();
  await sendMessage(later, by);
  expect(by.texts).toEqual([]);
  await stand(6);
  await sendMessage(code, by);
  expect(await row(code)).toMatchObject({ state: "failed", sealed: null });
  await stand(31);
  await sendMessage(later, by);
  expect(by.texts).toEqual(["有空位了："]);
});

test("the worker takes up what nobody woke", async () => {
  await stand(40);
  const id = await told();
  await runJobsOnce([sendDueJob, sendMessageJob]);
  expect(await row(id)).toMatchObject({ state: "sent" });
});

test("the phone list is read, and answered, by the posts above it alone", async () => {
  const id = await told({ state: "phone_list" });
  const list = await messages(tree.secretary, { state: "phone_list" });
  expect(list?.rows).toMatchObject([{ id, to: "赵老师", mayPhone: true, mayResend: false }]);
  expect(await messages(tree.otherLiaison, { state: "phone_list" })).toMatchObject({ rows: [], count: 0 });
  expect(await messages({ ...tree.secretary, post: { ...tree.secretary.post, role: "session_lead" } } as Actor, {})).toBeNull();
  expect((await messages(tree.admin, { state: "phone_list" }))?.rows).toMatchObject([{ id, mayPhone: false }]);
  expect(await waitingFor(tree.secretary, at(40))).toContainEqual(
    expect.objectContaining({ title: "1 人要打电话通知", href: "messages?state=phone_list" }),
  );
  expect(await markPhoned(tree.otherLiaison, { id })).toMatchObject({ ok: false, code: "forbidden" });
  expect(await markPhoned(tree.secretary, { id })).toMatchObject({ ok: true });
  expect(await row(id)).toMatchObject({ state: "sent", channel: "phone" });
  expect(await markPhoned(tree.secretary, { id })).toMatchObject({ ok: true });
});
