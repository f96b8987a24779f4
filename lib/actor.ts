import type { Role } from "#db/words.ts";

/** A post as an actor holds it: role × organization (or ONE session), standing today. */
export interface HeldPost {
  id: string;
  role: Role;
  organizationId: string;
  /** The organization's path: what lies below it starts with this. */
  path: string;
  sessionId: string | null;
}

/** Who acts. The URL says whether a person acts as himself or at one of his posts. */
export type Actor =
  | { kind: "visitor" }
  | { kind: "person"; personId: string; signInId: string; teamIds: string[] }
  | { kind: "post"; personId: string; signInId: string; post: HeldPost }
  | { kind: "token"; personId: string; purpose: string; subjectId: string }
  /** A resident who typed or opened the code of his booking or request: no account, that one thing and nothing else. */
  | { kind: "holder"; subjectId: string; /** His code was made for something else and follows this one too (我也遇到, a merge): another resident's words are not for him. */ also?: true }
  | { kind: "job"; name: string; behalf?: Actor };

/** The person behind an actor, looking through a job that works on behalf of one; null for visitors and plain jobs. */
export function personOf(actor: Actor): string | null {
  if (actor.kind === "job") return actor.behalf ? personOf(actor.behalf) : null;
  return actor.kind === "visitor" || actor.kind === "holder" ? null : actor.personId;
}

/** A stable name for an actor, under which his idempotency keys are unique. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case "visitor":
      return "visitor";
    case "person":
      return `person:${actor.personId}`;
    case "post":
      return `post:${actor.post.id}`;
    case "token":
      return `token:${actor.personId}:${actor.purpose}:${actor.subjectId}`;
    case "holder":
      return `holder:${actor.subjectId}`;
    case "job":
      return `job:${actor.name}`;
  }
}
