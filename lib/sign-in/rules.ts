const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A volunteer stays signed in for 90 days (domain.md). */
export const SIGN_IN_DAYS = 90;
/** A code lives 5 minutes and is used once; a shared phone has 10 more to say who he is. */
export const CODE_MINUTES = 5;
export const CHOICE_MINUTES = 10;
/** A printed card waits a month for its person. */
export const CARD_DAYS = 30;
export const SET_UP_DAYS = 7;

/** What a code was sent for; it serves nothing else. */
export type CodePurpose = "sign_in" | "joining" | "phone_change" | "booking";

export interface SignInTimes {
  createdAt: Date;
  /** The last request at a post (or the sign-in itself). */
  lastSeenAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
}

/** Does the sign-in stand at all? */
export function stands(times: SignInTimes, instant: Date): boolean {
  return times.endedAt === null && instant < times.expiresAt;
}

/** At a post a sign-in holds 8 h without a request and 7 days at most (domain.md, Who uses it); then he signs in again. */
export function standsAtPost(times: SignInTimes, instant: Date): boolean {
  const at = instant.getTime();
  return stands(times, instant) && at - times.lastSeenAt.getTime() < 8 * HOUR && at - times.createdAt.getTime() < 7 * DAY;
}

export function signInUntil(instant: Date): Date {
  return new Date(instant.getTime() + SIGN_IN_DAYS * DAY);
}

/** A path of our own to go on to after signing in; anything else (another host, //host, a backslash) is dropped. */
export function safeNext(next: string | string[] | undefined | null): string | null {
  if (typeof next !== "string" || !/^\/(?![/\\])[^\\\s]*$/.test(next)) return null;
  return /^\/(sign-in|api|set-up)(\/|$|\?)/.test(next) ? null : next;
}

/** Which of one's posts an address names: `organization` or `organization~post`. The first of several when it names none. */
export function postOf<P extends { id: string; organizationId: string }>(posts: P[], segment: string): P | null {
  const [organizationId, postId] = segment.replace(/%7E/gi, "~").split("~");
  return posts.find((post) => post.organizationId === organizationId && (postId === undefined || post.id === postId)) ?? null;
}

/** The address part of a post: the organization alone while it is the only one there. */
export function segmentOf(posts: { id: string; organizationId: string }[], post: { id: string; organizationId: string }): string {
  const here = posts.filter((other) => other.organizationId === post.organizationId);
  return here.length > 1 ? `${post.organizationId}~${post.id}` : post.organizationId;
}

/** A forgotten password may be replaced within 10 minutes of coming in by a code or a card: both are his own. */
export function mayReplacePassword(signIn: { means: string; createdAt: Date }, instant: Date): boolean {
  return ["code", "card", "set_up"].includes(signIn.means) && instant.getTime() - signIn.createdAt.getTime() < 10 * 60_000;
}
