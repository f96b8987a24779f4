import { addDays, weekStart } from "#lib/calendar.ts";
import { addRoom, bookRoom, closeRoomDays } from "#lib/rooms/commands.ts";
import { addDaysTo, atPost, done, on, organizationId, type Stage } from "./play.ts";

/** The 活动室 of 三天门社区: open on working days and Saturday morning, with a week's bookings ahead and one day closed. */
export async function openRooms(stage: Stage): Promise<void> {
  const worker = atPost(stage, "何主任", "community_worker");
  const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: "08:30", to: "18:00" }));
  const { id: roomId } = await on(addDaysTo(stage, -200), "10:00", () => done(addRoom(worker, { communityId: organizationId(stage, "三天门社区"), placeId: stage.places.三天门社区活动室, name: "多功能活动室", capacity: 40, about: "桌椅 40 套，投影，饮水机。进门登记。", hours: [...hours, { weekday: 6, from: "09:00", to: "12:00" }] })));
  const next = addDays(weekStart(stage.today), 7);
  await on(addDaysTo(stage, -1), "11:00", async () => {
    await done(bookRoom(worker, { roomId, day: addDays(next, 1), from: "09:00", to: "11:00", purpose: "合唱队排练", people: 25, callMe: "马女士", phone: "19900009011" }));
    await done(bookRoom(atPost(stage, "陶同志", "partner_handler"), { roomId, day: addDays(next, 2), from: "14:30", to: "16:30", purpose: "主题党日", people: 18, organizationId: organizationId(stage, "三天门双报到单位1"), callMe: "陶同志", phone: "" }));
    await done(bookRoom(worker, { roomId, day: addDays(next, 3), from: "15:00", to: "17:00", purpose: "居民议事会", people: 30 }));
    await done(closeRoomDays(worker, { roomId, fromDay: addDays(next, 4), toDay: addDays(next, 4), reason: "检修电路" }));
  });
}
