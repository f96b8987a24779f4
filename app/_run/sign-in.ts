/** The cookie a signed-in browser carries, for stories and bench: made as a sign-in makes it, without the form. */
export async function signInCookie(personId: string, postId?: string): Promise<{ name: string; value: string }> {
  throw new Error(`sign-in has no cookie to give yet (person ${personId}${postId ? `, post ${postId}` : ""})`);
}
