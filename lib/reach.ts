import { or, sql, type SQL } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { access, reachOf, type Action, type Reach } from "./access.ts";
import type { Actor } from "./actor.ts";
import { anchors, factsOf, withPaths, type Anchor, type Facts } from "./anchors.ts";

/** A row by its id, or the facts of a row about to be made. */
export type Target = { id: string } | Facts;

/** Yes or no, for facts already in hand. Pure: the property test holds it equal to scope(). */
export function reaches(actor: Actor, action: Action, facts: Facts): boolean {
  return reachOf(actor, action).some((reach) => holds(actor, reach, facts));
}

/** Does the actor's post (or standing) give this action at all, whatever the row? For menus. */
export function holdsAction(actor: Actor, action: Action): boolean {
  return reachOf(actor, action).length > 0;
}

/** May this actor do this to that row? Reads the row's ties (one query); false when there is no such row. */
export async function may(reader: Reader, actor: Actor, action: Action, target: Target): Promise<boolean> {
  if (reachOf(actor, action).length === 0) return false;
  const facts = "id" in target ? await factsOf(reader, access[action].subject, target.id) : await withPaths(reader, target);
  return facts !== null && reaches(actor, action, facts);
}

function holds(actor: Actor, reach: Reach, facts: Facts): boolean {
  const path = actor.kind === "post" ? actor.post.path : null;
  const below = (other: string | null | undefined) => path !== null && Boolean(other?.startsWith(path));
  const personId = actor.kind === "person" ? actor.personId : null;
  switch (reach) {
    case "anyone":
    case "committee":
      return true;
    case "public":
      return facts.public === true;
    case "himself":
      return personId !== null && facts.personId === personId;
    case "team":
      return actor.kind === "person" && facts.teamId != null && actor.teamIds.includes(facts.teamId);
    case "session":
      return actor.kind === "post" && actor.post.sessionId !== null && facts.sessionId === actor.post.sessionId;
    case "organization":
      return actor.kind === "post" && facts.organizationId === actor.post.organizationId;
    case "below":
      return below(facts.organizationPath);
    case "hosted":
      return below(facts.hostPath);
    case "below_or_hosted":
      return below(facts.organizationPath) || below(facts.hostPath);
    case "below_or_planned":
      return below(facts.organizationPath) || below(facts.plannerPath);
    case "run":
      return below(facts.organizationPath) || below(facts.plannerPath) || below(facts.hostPath);
    case "named":
      return personId !== null && (facts.named ?? []).includes(personId);
    case "code":
      return actor.kind === "holder" && facts.subjectId === actor.subjectId;
    case "handling":
      return (facts.handlers ?? []).some(below);
    case "below_or_handling":
      return below(facts.organizationPath) || (facts.handlers ?? []).some(below);
    case "token":
      return actor.kind === "token" && facts.subjectId === actor.subjectId && facts.personId === actor.personId;
  }
}

/** The same right as a WHERE over the subject's table: lists, counts and exports. */
export function scope(actor: Actor, action: Action): SQL {
  const anchor: Anchor = anchors[access[action].subject];
  const parts = reachOf(actor, action).map((reach) => condition(actor, reach, anchor));
  return parts.length === 0 ? sql`false` : (or(...parts) ?? sql`false`);
}

function condition(actor: Actor, reach: Reach, anchor: Anchor): SQL {
  const no = sql`false`;
  const personId = actor.kind === "person" ? actor.personId : null;
  const below = (column: Anchor["organization"]) =>
    actor.kind === "post" && column ? sql`${column} in (select o.id from organization o where o.path like ${`${actor.post.path}%`})` : no;
  const handled = actor.kind === "post" && anchor.handledBelow ? anchor.handledBelow(`${actor.post.path}%`) : no;
  switch (reach) {
    case "anyone":
    case "committee":
      return sql`true`;
    case "public":
      return anchor.public ?? no;
    case "himself":
      return personId && anchor.person ? sql`${anchor.person} = ${personId}` : no;
    case "team":
      return actor.kind === "person" && anchor.team && actor.teamIds.length > 0 ? sql`${anchor.team} in ${actor.teamIds}` : no;
    case "session":
      return actor.kind === "post" && actor.post.sessionId && anchor.session ? sql`${anchor.session} = ${actor.post.sessionId}` : no;
    case "organization":
      return actor.kind === "post" && anchor.organization ? sql`${anchor.organization} = ${actor.post.organizationId}` : no;
    case "below":
      return below(anchor.organization);
    case "hosted":
      return below(anchor.host);
    case "below_or_hosted":
      return sql`(${below(anchor.organization)} or ${below(anchor.host)})`;
    case "below_or_planned":
      return sql`(${below(anchor.organization)} or ${below(anchor.planner)})`;
    case "run":
      return sql`(${below(anchor.organization)} or ${below(anchor.planner)} or ${below(anchor.host)})`;
    case "named":
      return personId && anchor.named ? sql`${personId} = any(${anchor.named})` : no;
    case "code":
      return actor.kind === "holder" ? sql`${anchor.id} = ${actor.subjectId}` : no;
    case "handling":
      return handled;
    case "below_or_handling":
      return sql`(${below(anchor.organization)} or ${handled})`;
    case "token":
      return actor.kind === "token" && anchor.person ? sql`(${anchor.id} = ${actor.subjectId} and ${anchor.person} = ${actor.personId})` : no;
  }
}
