import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { database } from "#db/client.ts";
import { message } from "#db/schema/ground.ts";
import { person } from "#db/schema/people.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import { shownCode } from "#lib/sign-in/codes.ts";
import { askForNumber, enterCode, openSignIn } from "#lib/sign-in/commands.ts";
import { signedIn } from "#lib/sign-in/queries.ts";
import { given, himself, refusalCode, setUp, smallTree } from "#lib/testing.ts";
import { changeOwnPhone, dropOwnPhone } from "./commands.ts";

useDatabase();
let tree: Awaited<ReturnType<typeof smallTree>>;
beforeAll(async () => {
  await setClock("2026-11-24T02:00:00Z");
  tree = await smallTree();
}, 60_000);

async function signedInAs(personId: string) {
  const { signInId } = given(await openSignIn(setUp, { personId, means: "code" }));
  return { ...himself(personId), signInId };
}

async function codeTo(actor: ReturnType<typeof himself>, phone: string) {
  const { codeId } = given(await askForNumber(actor, { phone, purpose: "phone_change" }, "10.0.0.1"));
  return { codeId, code: shownCode(codeId) ?? "" };
}

const phoneOf = async (id: string) => (await database().select({ phone: person.phone }).from(person).where(eq(person.id, id)))[0]?.phone;

test("nothing changes before the code; then this sign-in stays, the others are out, the old number is told", async () => {
  const [here, there] = [await signedInAs(tree.volunteer), await signedInAs(tree.volunteer)];
  const old = await phoneOf(tree.volunteer);
  const input = { personId: tree.volunteer, ...(await codeTo(here, "138 1234 5678")) };
  expect(await phoneOf(tree.volunteer)).toBe(old);
  const wrong = input.code === "000000" ? "000001" : "000000";
  expect(refusalCode(await changeOwnPhone(here, { ...input, code: wrong }))).toBe("code_wrong");
  expect(await phoneOf(tree.volunteer)).toBe(old);
  given(await changeOwnPhone(here, input));
  expect(await phoneOf(tree.volunteer)).toBe("13812345678");
  expect(await signedIn(here.signInId)).toMatchObject({ phone: "13812345678" });
  expect(await signedIn(there.signInId)).toBeNull();
  const told = await database().select().from(message).where(eq(message.kind, "phone_change"));
  expect(told).toMatchObject([{ phone: old, personId: tree.volunteer, text: expect.stringContaining("138****5678") }]);
  expect(refusalCode(await changeOwnPhone(here, input))).toBe("code_expired");
});

test("a code serves who asked for it, what it was asked for, and its five minutes", async () => {
  const [he, she] = [await signedInAs(tree.member), await signedInAs(await tree.person("卫老师", tree.branch))];
  const input = await codeTo(he, "13812340001");
  expect(refusalCode(await changeOwnPhone(she, { personId: she.personId, ...input }))).toBe("code_expired");
  expect(refusalCode(await changeOwnPhone(she, { personId: he.personId, ...input }))).toBe("forbidden");
  expect(refusalCode(await enterCode(input, "10.0.0.2"))).toBe("code_expired");
  await setClock("2026-11-24T02:20:00Z");
  expect(refusalCode(await changeOwnPhone(he, { personId: he.personId, ...input }))).toBe("code_expired");
  await setClock("2026-11-24T02:00:00Z");
});

test("his own number needs no code; one that others of his household have is his too, and he is told once it is proved", async () => {
  const [he, she] = [await signedInAs(await tree.person("孟老师", tree.branch)), await signedInAs(await tree.person("孔老师", tree.branch))];
  expect(given(await changeOwnPhone(he, { personId: he.personId, ...(await codeTo(he, "13812340003")) }))).toMatchObject({ shared: false });
  expect(await askForNumber(he, { phone: "138 1234 0003", purpose: "phone_change" }, "10.0.0.1")).toMatchObject({ ok: false, code: "phone_same", fields: { phone: expect.any(String) } });
  expect(given(await changeOwnPhone(she, { personId: she.personId, ...(await codeTo(she, "13812340003")) }))).toMatchObject({ shared: true });
  expect([await phoneOf(he.personId), await phoneOf(she.personId)]).toEqual(["13812340003", "13812340003"]);
});

test("one without a telephone any more drops his, and nobody else's", async () => {
  const he = await signedInAs(tree.member);
  expect(refusalCode(await dropOwnPhone(he, { personId: tree.volunteer }))).toBe("forbidden");
  given(await dropOwnPhone(he, { personId: he.personId }));
  expect(await phoneOf(he.personId)).toBe("");
  expect(await signedIn(he.signInId)).not.toBeNull();
});
