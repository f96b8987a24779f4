"use server";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { isId } from "#lib/ids.ts";
import { listPreview } from "#lib/registrations/queries.ts";

export interface Preview {
  text: string;
  communityId: string;
  rows: { line: number; name: string; phone: string; community: string; error: string | null; says: string }[];
  added: number;
  already: number;
}

const says = { register: "报到", add_and_register: "加入名册并报到", again: "重新提交", already: "已报到，不重复", nothing: "" } as const;

/** Reads and judges the list; writes nothing. */
export async function previewListAction(segment: string, _previous: Preview | null, form: FormData): Promise<Preview> {
  const said = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const [text, unitId, communityId] = [said("text").slice(0, 100_000), said("unitId"), said("communityId")];
  const rows = await listPreview(await postHere(segment), { unitId, text, communityId: isId(communityId) ? communityId : null });
  if (!rows) notFound();
  return {
    text,
    communityId,
    rows: rows.map(({ line, name, phone, community, error, does }) => ({ line, name, phone, community, error, says: says[does] })),
    added: rows.filter((row) => row.does === "add_and_register" && row.error === null).length,
    already: rows.filter((row) => row.does === "already").length,
  };
}
