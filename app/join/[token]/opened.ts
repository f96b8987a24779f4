import { notFound, redirect } from "next/navigation";
import { actorHere } from "#app/_session/actor.ts";
import { clientAddress } from "#app/_session/client-address.ts";
import { joiningPage, type JoiningPage } from "#lib/joining/queries.ts";

/** The link of a later step; one that no longer stands leads back to its first page, which says why. */
export async function openedLink(token: string): Promise<JoiningPage> {
  const page = (await joiningPage(await actorHere(), token, await clientAddress())) ?? notFound();
  if (page === "too_many" || page.state !== "open") redirect(`/join/${token}`);
  return page;
}
