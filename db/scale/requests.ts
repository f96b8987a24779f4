import type { Sql } from "postgres";
import { requestCategory } from "../words.ts";

export interface ScaleRequests {
  /** How many in all, over the five years before `instant`; three in a hundred are open. */
  count: number;
  instant: Date;
  /** The pieces of a text by which it is searched. */
  pieces: (text: string) => string[];
  newId: (at: Date) => string;
}

const what = ["井盖翘起来了，绊倒过老人", "楼道堆满纸箱，担心着火", "污水管堵了往外冒水", "路灯坏了，晚上看不见路", "电动车把线从窗户拉下来充电", "邻居半夜装修太吵", "垃圾桶满了没人清运", "单元门禁坏了一直开着", "暖气不热，屋里只有十四度", "车位被占了好几天", "树枝压着电线", "健身器材断了一根"];
const where = ["东门口", "菜店旁边", "幼儿园对面", "地下车库入口", "小广场", "三号楼背后", "配电房前", "公交站旁"];
const since = ["前天开始", "一个多月了", "昨天夜里", "反映过两次", "下雨以后", "老人出不了门"];

/**
 * Requests by the hundred thousand for the bench, spread over every community and grid of the tree; half of them in the first community.
 * Rows like those of the commands, written past them: it measures reading.
 */
export async function writeScaleRequests(sql: Sql, { count, instant, pieces, newId }: ScaleRequests): Promise<void> {
  const tree = await sql<{ id: string; community: string }[]>`
    select o.id, case o.kind when 'grid' then o.parent_id else o.id end as community from organization o where o.kind in ('grid', 'community') order by o.path`;
  const first = tree.filter((each) => each.community === tree[0]?.community);
  const categories = Object.keys(requestCategory);
  const span = 5 * 365 * 86_400_000;
  for (let from = 0; from < count; from += 5_000) {
    const rows = Array.from({ length: Math.min(5_000, count - from) }, (_, at) => {
      const n = from + at;
      const stands = n % 2 === 0 ? first[n % first.length]! : tree[n % tree.length]!;
      const received = new Date(instant.getTime() - span + Math.floor((span * n) / count));
      const open = n > count * 0.7 && n % 10 === 3;
      const words = `${what[n % what.length]}，${since[n % since.length]}，${n % 97}号`;
      const place = where[n % where.length]!;
      const number = `诉求〔${received.getUTCFullYear()}〕量${String(n).padStart(6, "0")}号`;
      return {
        id: newId(received),
        number,
        community_id: stands.community,
        organization_id: stands.id,
        place_text: place,
        category: categories[n % categories.length],
        urgency: "ordinary",
        state: open ? ["received", "dispatched", "in_progress", "resolved"][n % 4] : "verified",
        via: "phone",
        words,
        grams: pieces(`${number} ${place} ${words}`),
        received_at: received.toISOString(),
        recorded_at: received.toISOString(),
        due_at: new Date(received.getTime() + 5 * 86_400_000).toISOString(),
        closed_at: open ? null : new Date(received.getTime() + 3 * 86_400_000).toISOString(),
      };
    });
    await sql`
      insert into request (id, number, community_id, organization_id, place_text, category, urgency, state, via, words, grams, received_at, recorded_at, due_at, closed_at)
      select r.id, r.number, r.community_id, r.organization_id, r.place_text, r.category, r.urgency, r.state, r.via, r.words, array(select jsonb_array_elements_text(r.grams)), r.received_at, r.recorded_at, r.due_at, r.closed_at
      from jsonb_to_recordset(${sql.json(rows)}) as r (id uuid, number text, community_id uuid, organization_id uuid, place_text text, category text, urgency text, state text, via text, words text, grams jsonb, received_at timestamptz, recorded_at timestamptz, due_at timestamptz, closed_at timestamptz)`;
  }
  // As autovacuum leaves it: rows just written still lie in the index's pending list, which each search would read through.
  await sql.unsafe("vacuum analyze request");
}
