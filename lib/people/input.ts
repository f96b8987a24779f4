import { z } from "zod";
import { keys, partyStanding } from "#db/words.ts";
import { enterCodeInput } from "#lib/sign-in/input.ts";
import { dayField, idField, nameField, optionalDay, phoneField, reasonField, textField } from "#lib/fields.ts";

const details = {
  name: nameField("姓名", 30),
  phone: phoneField,
  birthday: optionalDay,
  volunteerNumber: textField(40),
  formerCourt: textField(60),
};
const standing = z.enum(keys(partyStanding), { error: "请选择党员身份。" });

/** `fromDay`: since when he belongs to the unit; empty means today. */
export const addPersonInput = z.object({ ...details, organizationId: idField("请选择所属组织。"), standing: standing.default("none"), fromDay: optionalDay });
export const changePersonInput = z.object({ personId: idField(), ...details });
/** A new number comes with the code that was sent to it. */
export const changeOwnPhoneInput = enterCodeInput.extend({ personId: idField() });
export const dropOwnPhoneInput = z.object({ personId: idField() });
export const endPersonInput = z.object({ personId: idField(), reason: reasonField });
export const moveUnitInput = z.object({ personId: idField(), organizationId: idField("请选择转入的组织。"), standing, fromDay: dayField("请填写转入日期。"), reason: textField(200) });

const rest = { restsFrom: optionalDay, restsUntil: optionalDay };
const restInOrder = (input: { restsFrom: string | null; restsUntil: string | null }) => (input.restsFrom === null) === (input.restsUntil === null) && (input.restsFrom === null || input.restsFrom <= (input.restsUntil ?? ""));
const restSays = { path: ["restsUntil"], message: "请把起止两天都填上，止不早于起；都空着就是不休息。" };
/** Both empty: no rest any more. */
export const restDaysInput = z.object({ personId: idField(), ...rest }).refine(restInOrder, restSays);

/** Lines as copied from WPS: name, phone, birthday, apart by tabs. */
export const pastePersonsInput = z.object({ organizationId: idField("请选择所属组织。"), standing: standing.default("none"), lines: z.string({ error: "请粘贴名单。" }).trim().min(1, "请粘贴名单。").max(60_000, "一次最多粘贴 500 行。") });
