CREATE TABLE "board_link" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"made_by" uuid NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "board_link_kind_known" CHECK ("board_link"."kind" in ('board', 'kiosk'))
);
--> statement-breakpoint
CREATE TABLE "booking" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"state" text NOT NULL,
	"via" text NOT NULL,
	"slot_at" timestamp (3) with time zone,
	"slot_until" timestamp (3) with time zone,
	"lane" integer,
	"minutes" integer NOT NULL,
	"matters" text[] NOT NULL,
	"priority" text NOT NULL,
	"home_visit" boolean DEFAULT false NOT NULL,
	"contact_sealed" "bytea",
	"phone_hash" "bytea",
	"ticket" integer,
	"arrived_at" timestamp (3) with time zone,
	"desk_id" uuid,
	"called_at" timestamp (3) with time zone,
	"calls" integer DEFAULT 0 NOT NULL,
	"set_aside_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"cancel_reason" text,
	"reminded_at" timestamp (3) with time zone,
	"comes" boolean,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "booking_ticket_in_session" UNIQUE("session_id","ticket"),
	CONSTRAINT "booking_state_known" CHECK ("booking"."state" in ('waitlisted', 'booked', 'arrived', 'being_served', 'served', 'cancelled', 'missed')),
	CONSTRAINT "booking_via_known" CHECK ("booking"."via" in ('self', 'counter', 'household', 'walk_in')),
	CONSTRAINT "booking_priority_known" CHECK ("booking"."priority" in ('none', 'elder', 'disabled', 'pregnant')),
	CONSTRAINT "booking_slot_whole" CHECK (("booking"."slot_at" is null) = ("booking"."slot_until" is null) and ("booking"."slot_at" is null) = ("booking"."lane" is null)),
	CONSTRAINT "booking_slot_in_order" CHECK ("booking"."slot_until" > "booking"."slot_at"),
	CONSTRAINT "booking_booked_has_slot" CHECK ("booking"."state" not in ('booked', 'missed') or "booking"."slot_at" is not null or "booking"."arrived_at" is not null),
	CONSTRAINT "booking_arrived_has_ticket" CHECK ("booking"."state" not in ('arrived', 'being_served', 'served') or "booking"."ticket" is not null),
	CONSTRAINT "booking_served_at_desk" CHECK ("booking"."state" not in ('being_served', 'served') or "booking"."desk_id" is not null),
	CONSTRAINT "booking_minutes" CHECK ("booking"."minutes" between 10 and 120)
);
--> statement-breakpoint
CREATE TABLE "booking_avoids" (
	"booking_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "booking_avoids_once" PRIMARY KEY("booking_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "desk" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"name" text NOT NULL,
	"counsellor_id" uuid NOT NULL,
	"recorder_id" uuid,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "desk_name_in_session" UNIQUE("session_id","name")
);
--> statement-breakpoint
CREATE TABLE "ticket_counter" (
	"session_id" uuid PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sign_in_code" DROP CONSTRAINT "sign_in_code_purpose_known";--> statement-breakpoint
ALTER TABLE "board_link" ADD CONSTRAINT "board_link_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_desk_id_desk_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desk"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_avoids" ADD CONSTRAINT "booking_avoids_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_avoids" ADD CONSTRAINT "booking_avoids_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk" ADD CONSTRAINT "desk_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk" ADD CONSTRAINT "desk_counsellor_id_person_id_fk" FOREIGN KEY ("counsellor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk" ADD CONSTRAINT "desk_recorder_id_person_id_fk" FOREIGN KEY ("recorder_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_counter" ADD CONSTRAINT "ticket_counter_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "board_link_by_session" ON "board_link" USING btree ("session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "booking_one_at_a_desk" ON "booking" USING btree ("desk_id") WHERE "booking"."state" = 'being_served';--> statement-breakpoint
CREATE UNIQUE INDEX "booking_once_per_phone" ON "booking" USING btree ("session_id","phone_hash") WHERE "booking"."phone_hash" is not null and "booking"."via" = 'self' and "booking"."state" in ('waitlisted', 'booked');--> statement-breakpoint
CREATE INDEX "booking_by_session" ON "booking" USING btree ("session_id","state","slot_at");--> statement-breakpoint
CREATE INDEX "booking_by_phone" ON "booking" USING btree ("phone_hash") WHERE "booking"."phone_hash" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "desk_one_open_of_a_counsellor" ON "desk" USING btree ("session_id","counsellor_id") WHERE "desk"."closed_at" is null;--> statement-breakpoint
ALTER TABLE "sign_in_code" ADD CONSTRAINT "sign_in_code_purpose_known" CHECK ("sign_in_code"."purpose" in ('sign_in', 'joining', 'phone_change', 'booking'));