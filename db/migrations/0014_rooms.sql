CREATE TABLE "room" (
	"id" uuid PRIMARY KEY NOT NULL,
	"community_id" uuid NOT NULL,
	"place_id" uuid,
	"name" text NOT NULL,
	"capacity" integer NOT NULL,
	"about" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "room_capacity" CHECK ("room"."capacity" between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "room_booking" (
	"id" uuid PRIMARY KEY NOT NULL,
	"room_id" uuid NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"purpose" text NOT NULL,
	"people" integer NOT NULL,
	"organization_id" uuid,
	"contact_sealed" "bytea",
	"phone_hash" "bytea",
	"state" text NOT NULL,
	"booked_by" uuid NOT NULL,
	"booked_at" timestamp (3) with time zone NOT NULL,
	"ended_by" uuid,
	"ended_at" timestamp (3) with time zone,
	"cancel_reason" text,
	CONSTRAINT "room_booking_state_known" CHECK ("room_booking"."state" in ('booked', 'cancelled')),
	CONSTRAINT "room_booking_in_order" CHECK ("room_booking"."ends_at" > "room_booking"."starts_at"),
	CONSTRAINT "room_booking_people" CHECK ("room_booking"."people" between 1 and 2000),
	CONSTRAINT "room_booking_cancelled_with_reason" CHECK (("room_booking"."state" = 'cancelled') = ("room_booking"."cancel_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "room_closure" (
	"id" uuid PRIMARY KEY NOT NULL,
	"room_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"reason" text NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "room_closure_in_order" CHECK ("room_closure"."to_day" >= "room_closure"."from_day")
);
--> statement-breakpoint
CREATE TABLE "room_hours" (
	"room_id" uuid NOT NULL,
	"weekday" integer NOT NULL,
	"from_time" text NOT NULL,
	"to_time" text NOT NULL,
	CONSTRAINT "room_hours_once_a_weekday" PRIMARY KEY("room_id","weekday"),
	CONSTRAINT "room_hours_weekday" CHECK ("room_hours"."weekday" between 1 and 7),
	CONSTRAINT "room_hours_in_order" CHECK ("room_hours"."to_time" > "room_hours"."from_time")
);
--> statement-breakpoint
ALTER TABLE "room" ADD CONSTRAINT "room_community_id_organization_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room" ADD CONSTRAINT "room_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_booking" ADD CONSTRAINT "room_booking_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_booking" ADD CONSTRAINT "room_booking_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_booking" ADD CONSTRAINT "room_booking_booked_by_person_id_fk" FOREIGN KEY ("booked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_booking" ADD CONSTRAINT "room_booking_ended_by_person_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_closure" ADD CONSTRAINT "room_closure_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_hours" ADD CONSTRAINT "room_hours_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "room_name_in_community" ON "room" USING btree ("community_id","name") WHERE "room"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "room_booking_by_room" ON "room_booking" USING btree ("room_id","starts_at");--> statement-breakpoint
CREATE INDEX "room_booking_by_organization" ON "room_booking" USING btree ("organization_id","starts_at");--> statement-breakpoint
CREATE INDEX "room_booking_contact_to_erase" ON "room_booking" USING btree ("ends_at") WHERE "room_booking"."contact_sealed" is not null;--> statement-breakpoint
CREATE INDEX "room_closure_by_room" ON "room_closure" USING btree ("room_id","from_day");