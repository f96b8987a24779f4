-- No two standing bookings of one place at a session's desks overlap in time.
alter table "booking" add constraint "booking_lane_no_overlap"
  exclude using gist ("session_id" with =, "lane" with =, tstzrange("slot_at", "slot_until") with &&)
  where ("state" in ('booked', 'arrived', 'being_served') and "slot_at" is not null);
