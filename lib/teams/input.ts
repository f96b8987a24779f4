import { z } from "zod";
import { honourKind, keys, sessionKind } from "#db/words.ts";
import { idField, nameField, optionalDay, optionalId, reasonField, several, textField, ticked, wholeNumber } from "#lib/fields.ts";

const details = {
  name: nameField("队名"),
  about: textField(1000),
  duties: several(z.enum(keys(sessionKind))),
  /** Shifts a person may take in a calendar week. */
  weekLimit: wholeNumber({ min: 1, max: 14, otherwise: 2 }),
  public: ticked,
};

export const addTeamInput = z.object({ organizationId: idField("请选择所属组织。"), ...details });
export const changeTeamInput = z.object({ teamId: idField(), ...details });
export const endTeamInput = z.object({ teamId: idField(), reason: reasonField });
/** `personId`: named by a joining link's command alone; he who applies himself is himself. */
export const applyMembershipInput = z.object({ teamId: idField(), note: textField(300), personId: optionalId });
/** `note`: how he agreed (本人到场, 电话同意): nobody is enrolled who did not. */
export const enrolMemberInput = z.object({ teamId: idField(), personId: idField("请选择人员。"), note: nameField("本人同意的方式", 300) });
export const decideMembershipInput = z
  .object({ membershipId: idField(), decision: z.enum(["approve", "return"], { error: "请选择通过或退回。" }), reason: textField(200) })
  .refine((input) => input.decision === "approve" || input.reason.length >= 2, { path: ["reason"], message: "退回请写明原因，申请人会看到。" });
export const leaveTeamInput = z.object({ membershipId: idField(), reason: textField(200) });
export const endMembershipInput = z.object({ membershipId: idField(), reason: reasonField });
export const withdrawHonourInput = z.object({ honourId: idField(), reason: reasonField });
export const addHonourInput = z.object({ organizationId: idField(), teamId: optionalId, personId: optionalId, kind: z.enum(keys(honourKind), { error: "请选择类别。" }), name: nameField("荣誉名称", 100), grantedBy: textField(100), grantedOn: optionalDay, public: ticked });
