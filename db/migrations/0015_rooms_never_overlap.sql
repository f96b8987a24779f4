-- Two at once for the same room: one gets it.
alter table "room_booking" add constraint "room_booking_no_overlap"
  exclude using gist ("room_id" with =, tstzrange("starts_at", "ends_at") with &&)
  where ("state" = 'booked');
--> statement-breakpoint
alter table "room_closure" add constraint "room_closure_no_overlap"
  exclude using gist ("room_id" with =, daterange("from_day", "to_day", '[]') with &&)
  where ("ended_at" is null);
