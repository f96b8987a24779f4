import { and, desc, eq, lt } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "#db/client.ts";
import { agreement, organization } from "#db/schema/organizations.ts";
import type { AgreementState } from "#db/words.ts";
import type { Actor } from "#lib/actor.ts";
import { isId } from "#lib/ids.ts";
import { may, scope } from "#lib/reach.ts";
import { changeable, nextAgreementState } from "./rules.ts";

const PAGE = 50;
const branch = alias(organization, "branch");
const community = alias(organization, "community");
const shape = { id: agreement.id, name: agreement.name, state: agreement.state, signedOn: agreement.signedOn, endsOn: agreement.endsOn, terms: agreement.terms, branchId: agreement.branchId, branchName: branch.name, communityId: agreement.communityId, communityName: community.name };

const read = () => database().select(shape).from(agreement).innerJoin(branch, eq(branch.id, agreement.branchId)).innerJoin(community, eq(community.id, agreement.communityId));

/** The agreements this actor may read, newest first, 50 a page. */
export async function agreementList(actor: Actor, filters: { state?: AgreementState; after?: string } = {}) {
  const rows = await read()
    .where(and(scope(actor, "agreement.read"), filters.state ? eq(agreement.state, filters.state) : undefined, isId(filters.after) ? lt(agreement.id, filters.after) : undefined))
    .orderBy(desc(agreement.id))
    .limit(PAGE + 1);
  return { rows: rows.slice(0, PAGE), next: rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null };
}

/** One agreement with what he may do next; null when there is none or he may not see it. */
export async function agreementPage(actor: Actor, id: string) {
  const [row] = await read().where(and(eq(agreement.id, id), scope(actor, "agreement.read")));
  if (!row) return null;
  const keeps = await may(database(), actor, "agreement.change", { id });
  return { ...row, may: { change: keeps ? changeable(row.state) : ("nothing" as const), start: keeps && nextAgreementState(row.state, "start") !== null, renew: keeps && nextAgreementState(row.state, "renew") !== null, end: keeps && nextAgreementState(row.state, "end") !== null } };
}
