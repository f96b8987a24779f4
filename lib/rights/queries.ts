import { keys, role } from "#db/words.ts";
import { access, reach, type Action, type Holder, type Reach } from "#lib/access.ts";
import type { Actor } from "#lib/actor.ts";
import { holdsAction } from "#lib/reach.ts";

export interface Rights {
  holder: Holder;
  name: string;
  rights: { action: Action; says: string; reach: string }[];
}

const standing = { visitor: "任何人", person: "志愿者本人", token: "持链接者", holder: "持查询码的居民" } as const;

/** The access table as sentences, role by role; null when this post may not read it. */
export function rightsInWords(actor: Actor): Rights[] | null {
  if (!holdsAction(actor, "access.read")) return null;
  const holders: [Holder, string][] = [
    ...keys(role).map((key): [Holder, string] => [key, role[key]]),
    ...Object.entries(standing).map(([key, name]): [Holder, string] => [key as Holder, name]),
  ];
  return holders.map(([holder, name]) => ({ holder, name, rights: rightsOf(holder) })).filter((group) => group.rights.length > 0);
}

function rightsOf(holder: Holder): Rights["rights"] {
  return (Object.keys(access) as Action[]).flatMap((action) => {
    const who: Partial<Record<Holder, Reach>> = access[action].who;
    const far = who[holder];
    return far ? [{ action, says: access[action].says, reach: reach[far] }] : [];
  });
}
