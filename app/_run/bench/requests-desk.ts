import postgres from "postgres";
import { v7 } from "uuid";
import { writeScaleRequests } from "#db/scale/requests.ts";
import { now } from "#lib/clock.ts";
import { requestList } from "#lib/requests/queries.ts";
import { gramsOf } from "#lib/requests/rules.ts";
import { aDesk } from "./desk.ts";
import { figure, type Measurement, median } from "./measurement.ts";

const COUNT = 200_000;
const ROUNDS = 15;

/** A desk's open requests and its search by words among 200,000, in ms in the server; beside each the one statement by itself. */
export const requestsDesk: Measurement = async ({ databaseUrl }) => {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    await writeScaleRequests(sql, { count: COUNT, instant: await now(), pieces: gramsOf, newId: (at) => v7({ msecs: at.getTime() }) });
    const { worker, path } = await aDesk();
    const words = "井盖翘起来";
    const open = await beside(
      () => requestList(worker, { show: "open" }),
      () => sql`select r.id, r.number, r.words from request r where r.organization_id in (select id from organization where path like ${`${path}%`}) and r.state in ('received', 'dispatched', 'in_progress', 'resolved', 'call_back') order by r.due_at, r.id limit 31`,
    );
    const found = await beside(
      () => requestList(worker, { show: "all", q: words }),
      () => sql`select r.id, r.number, r.words from request r where r.grams @> ${gramsOf(words)}::text[] and r.organization_id in (select id from organization where path like ${`${path}%`}) order by r.id desc limit 31`,
    );
    return { requests_open_list: open, requests_search: found };
  } finally {
    await sql.end();
  }
};

async function beside(whole: () => Promise<{ rows: unknown[] }>, bare: () => PromiseLike<unknown>) {
  const [of, by] = [[], []] as [number[], number[]];
  for (let round = 0; round < ROUNDS; round++) {
    of.push(await took(async () => ((await whole()).rows.length > 0 ? null : fail())));
    by.push(await took(bare));
  }
  return figure(median(of), "ms", median(by));
}

function fail(): never {
  throw new Error("the list to be measured is empty");
}

async function took(work: () => PromiseLike<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
