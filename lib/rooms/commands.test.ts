import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "#db/client.ts";
import { roomBooking } from "#db/schema/rooms.ts";
import { setClock, useDatabase } from "#db/testing.ts";
import type { Actor } from "#lib/actor.ts";
import { given, himself, refusalCode, smallTree } from "#lib/testing.ts";
import { addRoom, bookRoom, cancelRoomBooking, changeRoom, closeRoomDays, endRoom, eraseRoomContact, reopenRoomDays } from "./commands.ts";
import { contactsToErase, officeRooms, publicRooms, roomForm, roomWeek } from "./queries.ts";

useDatabase();
let tree: Awaited<ReturnType<typeof smallTree>>;
let roomId: string;
const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: "09:00", to: "17:00" }));

beforeAll(async () => {
  await setClock("2026-11-02T01:00:00Z");
  tree = await smallTree();
  roomId = given(await addRoom(tree.worker, { communityId: tree.community, name: "社区活动室", capacity: 30, hours })).id;
});

const book = (actor: Actor, more: object = {}) => bookRoom(actor, { roomId, day: "2026-11-04", from: "09:00", to: "10:00", purpose: "合唱队排练", people: 12, callMe: "张奶奶", phone: "19900001111", ...more });

describe("a booking", () => {
  it("of the same time at once goes to one; the next hour is free", async () => {
    const answers = await Promise.all([book(tree.worker), book(tree.secretary, { organizationId: tree.branch, from: "09:30", to: "10:30" }), book(tree.liaison, { organizationId: tree.unit }), book(tree.worker)]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    for (const answer of answers.filter((one) => !one.ok)) expect(refusalCode(answer)).toBe("room_booking_no_overlap");
    given(await book(tree.secretary, { organizationId: tree.branch, from: "10:30", to: "11:30" }));
    given(await book(tree.worker, { from: "11:30", to: "12:00" }));
  });
  it("by a branch or unit is for its own use; by the community for anybody; by others not at all", async () => {
    expect(refusalCode(await book(tree.secretary, { from: "13:00", to: "14:00" }))).toBe("forbidden");
    expect(refusalCode(await book(tree.liaison, { organizationId: tree.otherUnit, from: "13:00", to: "14:00" }))).toBe("forbidden");
    for (const actor of [tree.otherWorker, tree.admin, himself(tree.volunteer), { kind: "visitor" } as const]) expect(refusalCode(await book(actor, { from: "13:00", to: "14:00" }))).toBe("forbidden");
    given(await book(tree.worker, { organizationId: tree.otherUnit, from: "13:00", to: "14:00" }));
  });
  it("says beside each field what does not fit", async () => {
    const answer = await book(tree.worker, { from: "08:00", to: "09:00", people: 31 });
    expect(answer).toMatchObject({ ok: false, code: "not_bookable", fields: { from: expect.stringContaining("09:00–17:00"), people: expect.stringContaining("30") } });
    expect(refusalCode(await book(tree.worker, { from: "10:00", to: "09:00" }))).toBe("invalid");
  });
  it("keeps its contact sealed, for the community and who uses it; others see that the time is taken", async () => {
    const { id } = given(await book(tree.secretary, { organizationId: tree.branch, from: "15:00", to: "16:00" }));
    const [row] = await database().select().from(roomBooking).where(eq(roomBooking.id, id));
    expect(row!.contactSealed!.toString("utf8")).not.toContain("张奶奶");
    const seen = async (actor: Actor) => (await roomWeek(actor, roomId, "2026-11-04"))!.days.flatMap((day) => day.bookings).find((each) => each.id === id)!.detail;
    for (const actor of [tree.worker, tree.secretary]) expect((await seen(actor))!.contact).toEqual({ callMe: "张奶奶", phone: "19900001111" });
    for (const actor of [tree.otherLiaison, tree.otherWorker]) expect(await seen(actor)).toBeNull();
    const open = JSON.stringify(await publicRooms(tree.community));
    expect(open).not.toMatch(/张奶奶|合唱|1990000/);
    expect(open).toContain('"from":"14:00","to":"15:00"');
    await setClock("2027-11-06T01:00:00Z");
    expect(await contactsToErase()).toContain(id);
    given(await eraseRoomContact({ kind: "job", name: "test" }, { bookingId: id }));
    expect(await contactsToErase()).not.toContain(id);
    await setClock("2026-11-02T01:00:00Z");
  });
  it("is cancelled with a reason, once, and its time is free again", async () => {
    const { id } = given(await book(tree.worker, { day: "2026-11-09" }));
    expect(refusalCode(await cancelRoomBooking(tree.liaison, { bookingId: id, reason: "不去了" }))).toBe("forbidden");
    given(await cancelRoomBooking(tree.worker, { bookingId: id, reason: "改期" }));
    expect(refusalCode(await cancelRoomBooking(tree.worker, { bookingId: id, reason: "改期" }))).toBe("already_cancelled");
    given(await book(tree.worker, { day: "2026-11-09" }));
  });
});

describe("a room", () => {
  it("closes on days nothing is booked for, and opens again; two closures of a day are one too many", async () => {
    expect(refusalCode(await closeRoomDays(tree.worker, { roomId, fromDay: "2026-11-04", toDay: "2026-11-05", reason: "换地板" }))).toBe("still_booked");
    given(await closeRoomDays(tree.worker, { roomId, fromDay: "2026-11-05", toDay: "2026-11-06", reason: "换地板" }));
    expect(refusalCode(await closeRoomDays(tree.worker, { roomId, fromDay: "2026-11-06", toDay: "2026-11-08", reason: "检修" }))).toBe("room_closure_no_overlap");
    expect(await book(tree.worker, { day: "2026-11-05" })).toMatchObject({ ok: false, fields: { day: expect.stringContaining("换地板") } });
    const [closure] = (await roomForm(tree.worker, roomId))!.closures;
    expect(refusalCode(await reopenRoomDays(tree.otherWorker, { closureId: closure!.id }))).toBe("forbidden");
    given(await reopenRoomDays(tree.worker, { closureId: closure!.id }));
    given(await book(tree.worker, { day: "2026-11-05" }));
  });
  it("is booked or closed, never both, when the two come at once", async () => {
    const [booked, closed] = await Promise.all([book(tree.worker, { day: "2026-11-12" }), closeRoomDays(tree.worker, { roomId, fromDay: "2026-11-12", toDay: "2026-11-12", reason: "大扫除" })]);
    expect([booked.ok, closed.ok].filter(Boolean)).toHaveLength(1);
  });
  it("is kept by its community alone, changed with a fresh form, and ends when nothing is booked", async () => {
    const input = { name: "社区活动室", capacity: 40, hours };
    expect(refusalCode(await changeRoom(tree.otherWorker, { roomId, version: 1, ...input }))).toBe("forbidden");
    expect(refusalCode(await addRoom(tree.otherWorker, { communityId: tree.community, ...input }))).toBe("forbidden");
    expect(refusalCode(await addRoom(tree.worker, { communityId: tree.grid, ...input }))).toBe("no_community");
    expect(refusalCode(await addRoom(tree.worker, { communityId: tree.community, ...input }))).toBe("room_name_in_community");
    given(await changeRoom(tree.worker, { roomId, version: 1, ...input }));
    expect(refusalCode(await changeRoom(tree.worker, { roomId, version: 1, ...input }))).toBe("stale");
    expect(refusalCode(await endRoom(tree.worker, { roomId, reason: "改作他用" }))).toBe("still_booked");
    expect((await officeRooms(tree.worker))!.rooms).toHaveLength(1);
    expect((await officeRooms(tree.secretary))!.own.length).toBeGreaterThan(0);
    const { id } = given(await addRoom(tree.worker, { communityId: tree.community, name: "棋牌室", capacity: 8, hours }));
    given(await endRoom(tree.worker, { roomId: id, reason: "改作他用" }));
    expect((await officeRooms(tree.worker))!.rooms).toHaveLength(1);
  });
});
