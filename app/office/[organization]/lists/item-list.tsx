import Link from "next/link";
import { notFound } from "next/navigation";
import { postHere } from "#app/_session/actor.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Empty } from "#app/_ui/empty.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { PrintButton } from "#app/_ui/print-button.tsx";
import { PageHead } from "#app/_ui/sheet.tsx";
import { State, type Tone } from "#app/_ui/state.tsx";
import { Table } from "#app/_ui/table.tsx";
import { Tabs } from "#app/_ui/tabs.tsx";
import { itemKind, itemState, type ItemKind, type ItemState } from "#db/words.ts";
import { dayOf } from "#lib/calendar.ts";
import { formatDay } from "#lib/format.ts";
import { itemList } from "#lib/list-items/queries.ts";
import { holdsAction } from "#lib/reach.ts";
import { aboutOf, pathOf } from "./kinds.ts";

export const itemTones: Record<ItemState, Tone> = { proposed: "calm", open: "wait", claimed: "wait", delivered: "ok", thanked: "gold", withdrawn: "calm" };

/** The 需求 or the 微心愿 that this office may see, by state. */
export async function ItemListPage({ kind, organization, asked }: { kind: ItemKind; organization: string; asked: { state?: string; after?: string } }) {
  const actor = await postHere(organization);
  const keeps = holdsAction(actor, "list_item.keep");
  if (!keeps && !holdsAction(actor, "list_claim.make")) notFound();
  const state = Object.hasOwn(itemState, asked.state ?? "") ? (asked.state as ItemState) : undefined;
  const list = await itemList(actor, { kind, state, after: asked.after });
  const home = `/office/${organization}/${pathOf[kind]}`;
  const states = (Object.keys(itemState) as ItemState[]).filter((each) => (keeps || !["proposed", "withdrawn"].includes(each)) && (kind === "wish" || each !== "thanked"));
  const of = (chosen?: ItemState) => (chosen ? `${home}?state=${chosen}` : home);
  return (
    <>
      <PageHead title={itemKind[kind]} about={aboutOf[kind]}>
        <PrintButton />
        {keeps && (
          <LinkButton look="main" href={`${home}/new`}>
            登记{itemKind[kind]}
          </LinkButton>
        )}
      </PageHead>
      <Tabs label="状态" tabs={[{ href: of(), label: "全部", here: !state }, ...states.map((each) => ({ href: of(each), label: itemState[each], here: each === state }))]} />
      <Table
        caption={itemKind[kind]}
        rows={list.rows}
        rowKey={(row) => row.id}
        columns={[
          { head: itemKind[kind], cell: (row) => <><Link href={`${home}/${row.id}`} prefetch={false}>{row.title}</Link><br /><small>{row.words.length > 60 ? `${row.words.slice(0, 60)}…` : row.words}</small></> },
          { head: "在哪里", cell: (row) => <>{row.community}{row.placeText && <><br /><small>{row.placeText}</small></>}</> },
          { head: "登记", cell: (row) => formatDay(dayOf(row.madeAt)) },
          { head: "认领", cell: (row) => row.claimedBy ?? "—" },
          { head: "状态", cell: (row) => <State tone={itemTones[row.state]}>{itemState[row.state]}</State> },
        ]}
        empty={
          <Empty title={state ? `没有${itemState[state]}的${itemKind[kind]}` : `还没有${itemKind[kind]}`}>
            <p>{keeps ? "可以在这里登记，也可以在一件诉求里点“转为”。" : "社区发布以后，这里就看得到，可以认领。"}</p>
          </Empty>
        }
      />
      <Pager count={list.count} newer={asked.after ? of(state) : undefined} older={list.next ? `${home}?${new URLSearchParams({ ...(state && { state }), after: list.next })}` : undefined} />
    </>
  );
}
