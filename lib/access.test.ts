import { describe, expect, it } from "vitest";
import { keys, role, type Role } from "#db/words.ts";
import { access, reach, reachOf, type Action } from "./access.ts";
import type { Actor } from "./actor.ts";

const actions = Object.keys(access) as Action[];
const post = (held: Role): Actor => ({ kind: "post", personId: "p", signInId: "s", post: { id: "x", role: held, organizationId: "o", path: "o.", sessionId: held === "session_lead" ? "z" : null } });
const person: Actor = { kind: "person", personId: "p", signInId: "s", teamIds: [] };
const visitor: Actor = { kind: "visitor" };
const publicly = actions.filter((action) => reachOf(visitor, action).length > 0);
const only = (actor: Actor) => actions.filter((action) => reachOf(actor, action).length > 0 && !publicly.includes(action));
const inside = (actor: Actor, prefix: string) => only(actor).filter((action) => action.startsWith(prefix));

/** What stands on the left may do only what stands on the right: exhaustive, so that a new line shows itself here. */
describe("who may do only what", () => {
  it("a visitor: what is public, and sign in", () => {
    expect(publicly.sort()).toMatchSnapshot();
  });
  it("a person himself, without any post", () => {
    expect(only(person).sort()).toMatchSnapshot();
  });
  for (const held of keys(role)) {
    it(role[held], () => {
      expect(only(post(held)).sort()).toMatchSnapshot();
    });
  }
});

describe("what the domain page forbids", () => {
  it("lets nobody at a post read or change a case's words, and only those named on it at all", () => {
    for (const held of keys(role)) for (const action of ["case.words", "case.log"] as const) expect([held, reachOf(post(held), action)]).toEqual([held, []]);
    expect(access["case.words"].who).toEqual({ person: "named" });
    expect(access["case.log"].who).toEqual({ person: "named" });
  });
  it("gives a system administrator organizations, posts and settings; no case, no sign-up, no gift, no record", () => {
    for (const prefix of ["case", "signup", "gift", "service_record", "session.plan", "member_registration"]) expect([prefix, inside(post("system_admin"), prefix)]).toEqual([prefix, []]);
  });
  it("gives a session's lead ONE session and nothing beyond it", () => {
    for (const action of only(post("session_lead"))) expect([action, reachOf(post("session_lead"), action)]).toEqual([action, ["session"]]);
  });
  it("lets an auditor read and never write", () => {
    for (const action of only(post("auditor"))) expect(action).toMatch(/\.(read|count|list|report)$/);
  });
  it("keeps approval from those who apply, and names of those without service from all but their own unit", () => {
    expect(Object.keys(access["gift_application.decide"].who)).not.toContain("branch_secretary");
    expect(Object.keys(access["participation.names"].who)).toEqual(["unit_liaison"]);
  });
  it("says every right in words, and reaches by the known reaches alone", () => {
    for (const action of actions) {
      expect(access[action].says.length).toBeGreaterThan(1);
      for (const far of Object.values(access[action].who)) expect(Object.keys(reach)).toContain(far);
    }
  });
});
