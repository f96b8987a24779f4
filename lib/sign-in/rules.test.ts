import { expect, test } from "vitest";
import { postOf, safeNext, segmentOf, stands, standsAtPost } from "./rules.ts";

const at = (text: string) => new Date(text);
const times = { createdAt: at("2026-11-01T00:00:00Z"), lastSeenAt: at("2026-11-01T00:00:00Z"), expiresAt: at("2027-01-30T00:00:00Z"), endedAt: null };

test("a volunteer stays 90 days, a post 8 h idle and 7 days at most", () => {
  expect(stands(times, at("2027-01-29T23:59:59Z"))).toBe(true);
  expect(stands(times, at("2027-01-30T00:00:00Z"))).toBe(false);
  expect(standsAtPost(times, at("2026-11-01T07:59:59Z"))).toBe(true);
  expect(standsAtPost(times, at("2026-11-01T08:00:00Z"))).toBe(false);
  const busy = { ...times, lastSeenAt: at("2026-11-07T23:00:00Z") };
  expect(standsAtPost(busy, at("2026-11-07T23:59:59Z"))).toBe(true);
  expect(standsAtPost(busy, at("2026-11-08T00:00:00Z"))).toBe(false);
});

test("a sign-in that was ended stands nowhere", () => {
  const ended = { ...times, endedAt: at("2026-11-01T01:00:00Z") };
  expect(stands(ended, at("2026-11-01T02:00:00Z"))).toBe(false);
  expect(standsAtPost(ended, at("2026-11-01T02:00:00Z"))).toBe(false);
});

test.each(["//evil.cn", "https://evil.cn", "/\\evil.cn", "javascript:alert(1)", "/sign-in", "/sign-in?next=/me", "/api/x", "/a b", "", "me"])(
  "does not go on to %s",
  (next) => {
    expect(safeNext(next)).toBeNull();
  },
);

test.each(["/", "/me", "/office/1~2/sessions?day=2026-11-25", "/sign-ins"])("goes on to %s", (next) => {
  expect(safeNext(next)).toBe(next);
});

test("an address names a post, by its organization alone while it is the only one there", () => {
  const posts = [
    { id: "p1", organizationId: "a" },
    { id: "p2", organizationId: "b" },
    { id: "p3", organizationId: "b" },
  ];
  for (const post of posts) expect(postOf(posts, segmentOf(posts, post))).toBe(post);
  expect(segmentOf(posts, { id: "p1", organizationId: "a" })).toBe("a");
  expect(postOf(posts, "b%7Ep3")?.id).toBe("p3");
  expect(postOf(posts, "b~p1")).toBeNull();
  expect(postOf(posts, "c")).toBeNull();
});
