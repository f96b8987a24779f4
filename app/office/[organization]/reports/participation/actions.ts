"use server";
import { redirect } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { type Answered, failed } from "#app/_ui/form/answer.ts";
import { parseForm } from "#app/_ui/form/parse.ts";
import { exportParticipation } from "#lib/participation/commands.ts";
import { participationReport } from "#lib/participation/queries.ts";

/** Leaves the export on the trail (a GET changes nothing), then leads to the file. */
export async function askExport(_: Answered | null, form: FormData): Promise<Answered> {
  const { input, values, key } = parseForm(form);
  const segment = String(input.organization ?? "");
  const actor = await postHere(segment);
  const { organizationId } = actor.post;
  const period = { from: String(input.from ?? ""), to: String(input.to ?? "") };
  const report = await participationReport(actor, { period, organizationId });
  const answer = await exportParticipation(actor, { organizationId, ...period, rows: report?.units.length ?? 0 }, key);
  if (!answer.ok) return failed(answer, values);
  redirect(`/office/${segment}/reports/participation/export?from=${period.from}&to=${period.to}`);
}
