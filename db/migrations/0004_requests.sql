CREATE TABLE "grid_duty" (
	"id" uuid PRIMARY KEY NOT NULL,
	"grid_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"rank" integer NOT NULL,
	"weekdays" text NOT NULL,
	"from_time" text NOT NULL,
	"to_time" text NOT NULL,
	CONSTRAINT "grid_duty_once" UNIQUE("post_id","grid_id"),
	CONSTRAINT "grid_duty_rank_known" CHECK ("grid_duty"."rank" in (1, 2)),
	CONSTRAINT "grid_duty_weekdays" CHECK ("grid_duty"."weekdays" ~ '^[1-7]{1,7}$'),
	CONSTRAINT "grid_duty_times_in_order" CHECK ("grid_duty"."to_time" > "grid_duty"."from_time")
);
--> statement-breakpoint
CREATE TABLE "request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"community_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"place_id" uuid,
	"place_text" text DEFAULT '' NOT NULL,
	"point_x" integer,
	"point_y" integer,
	"category" text NOT NULL,
	"urgency" text NOT NULL,
	"state" text NOT NULL,
	"via" text NOT NULL,
	"outside_system" text,
	"outside_number" text,
	"words" text NOT NULL,
	"grams" text[] NOT NULL,
	"contact_sealed" "bytea",
	"phone_hash" "bytea",
	"public_consent" boolean DEFAULT false NOT NULL,
	"public_text" text DEFAULT '' NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"received_by" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"first_due_at" timestamp (3) with time zone,
	"first_answer_at" timestamp (3) with time zone,
	"resolved_at" timestamp (3) with time zone,
	"resolved_by" uuid,
	"on_the_spot" boolean DEFAULT false NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"escalation" integer DEFAULT 0 NOT NULL,
	"escalated_at" timestamp (3) with time zone,
	"reopenings" integer DEFAULT 0 NOT NULL,
	"merged_into_id" uuid,
	"state_before_merge" text,
	"redirected_to" text,
	"pushed_down" text,
	"visit_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "request_number_once" UNIQUE("community_id","number"),
	CONSTRAINT "request_category_known" CHECK ("request"."category" in ('drain', 'fire_exit', 'charging', 'refuse', 'property', 'parking', 'lighting', 'road', 'noise', 'green', 'building', 'neighbour', 'care', 'other')),
	CONSTRAINT "request_urgency_known" CHECK ("request"."urgency" in ('urgent', 'pressing', 'ordinary', 'hard')),
	CONSTRAINT "request_state_known" CHECK ("request"."state" in ('received', 'dispatched', 'in_progress', 'resolved', 'call_back', 'verified', 'redirected', 'merged')),
	CONSTRAINT "request_via_known" CHECK ("request"."via" in ('online', 'counter', 'phone', 'paper', 'outside', 'visit')),
	CONSTRAINT "request_outside_system_known" CHECK ("request"."outside_system" is null or "request"."outside_system" in ('hotline_12345', 'xiaolan', 'grid_system', 'other')),
	CONSTRAINT "request_outside_both" CHECK (("request"."outside_system" is null) = ("request"."outside_number" is null)),
	CONSTRAINT "request_merged_into_another" CHECK (("request"."state" = 'merged') = ("request"."merged_into_id" is not null) and "request"."merged_into_id" is distinct from "request"."id"),
	CONSTRAINT "request_redirected_to" CHECK (("request"."state" = 'redirected') = ("request"."redirected_to" is not null)),
	CONSTRAINT "request_due_after_received" CHECK ("request"."due_at" > "request"."received_at"),
	CONSTRAINT "request_extended_later" CHECK ("request"."first_due_at" is null or "request"."due_at" > "request"."first_due_at"),
	CONSTRAINT "request_escalation_known" CHECK ("request"."escalation" between 0 and 2),
	CONSTRAINT "request_point_on_sketch" CHECK (("request"."point_x" is null) = ("request"."point_y" is null) and coalesce("request"."point_x", 0) between 0 and 1000 and coalesce("request"."point_y", 0) between 0 and 1000)
);
--> statement-breakpoint
CREATE TABLE "request_call_back" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"via" text NOT NULL,
	"reached" boolean NOT NULL,
	"solved" boolean,
	"satisfied" text,
	"text" text DEFAULT '' NOT NULL,
	"by" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "request_call_back_via_known" CHECK ("request_call_back"."via" in ('link', 'phone', 'visit')),
	CONSTRAINT "request_call_back_satisfied_known" CHECK ("request_call_back"."satisfied" is null or "request_call_back"."satisfied" in ('satisfied', 'fair', 'unsatisfied')),
	CONSTRAINT "request_call_back_answered_when_reached" CHECK ("request_call_back"."reached" = ("request_call_back"."solved" is not null) and "request_call_back"."reached" = ("request_call_back"."satisfied" is not null))
);
--> statement-breakpoint
CREATE TABLE "request_counter" (
	"community_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "request_counter_once" PRIMARY KEY("community_id","year")
);
--> statement-breakpoint
CREATE TABLE "request_dispatch" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"part" text NOT NULL,
	"state" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"sent_by" uuid NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"object_by" timestamp (3) with time zone NOT NULL,
	"answered_by" uuid,
	"answered_at" timestamp (3) with time zone,
	"reason" text,
	CONSTRAINT "request_dispatch_part_known" CHECK ("request_dispatch"."part" in ('owner', 'assist')),
	CONSTRAINT "request_dispatch_state_known" CHECK ("request_dispatch"."state" in ('sent', 'accepted', 'objected', 'withdrawn', 'done')),
	CONSTRAINT "request_dispatch_objected_with_reason" CHECK ("request_dispatch"."state" <> 'objected' or "request_dispatch"."reason" is not null)
);
--> statement-breakpoint
CREATE TABLE "request_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"visible" boolean NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"organization_id" uuid,
	"person_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "request_entry_kind_known" CHECK ("request_entry"."kind" in ('received', 'followed', 'changed', 'dispatched', 'accepted', 'objected', 'withdrawn', 'answer', 'note', 'visit', 'joint_inspection', 'extended', 'escalated', 'pushed_down', 'resolved', 'asked', 'called_back', 'reopened', 'merged', 'unmerged', 'redirected'))
);
--> statement-breakpoint
CREATE TABLE "request_follower" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"contact_sealed" "bytea",
	"phone_hash" "bytea",
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "request_photo" (
	"request_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	CONSTRAINT "request_photo_once" PRIMARY KEY("file_id")
);
--> statement-breakpoint
ALTER TABLE "file" DROP CONSTRAINT "file_kind_known";--> statement-breakpoint
ALTER TABLE "message" DROP CONSTRAINT "message_kind_known";--> statement-breakpoint
ALTER TABLE "file" ALTER COLUMN "uploaded_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "grid_duty" ADD CONSTRAINT "grid_duty_grid_id_organization_id_fk" FOREIGN KEY ("grid_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_community_id_organization_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_received_by_person_id_fk" FOREIGN KEY ("received_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_merged_into_id_request_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_call_back" ADD CONSTRAINT "request_call_back_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_counter" ADD CONSTRAINT "request_counter_community_id_organization_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_dispatch" ADD CONSTRAINT "request_dispatch_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_dispatch" ADD CONSTRAINT "request_dispatch_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_entry" ADD CONSTRAINT "request_entry_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_follower" ADD CONSTRAINT "request_follower_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_photo" ADD CONSTRAINT "request_photo_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_photo" ADD CONSTRAINT "request_photo_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_photo" ADD CONSTRAINT "request_photo_entry_id_request_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."request_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "grid_duty_by_grid" ON "grid_duty" USING btree ("grid_id","rank");--> statement-breakpoint
CREATE UNIQUE INDEX "request_outside_number_once" ON "request" USING btree ("outside_system","outside_number") WHERE "request"."outside_number" is not null;--> statement-breakpoint
CREATE INDEX "request_open_by_organization" ON "request" USING btree ("organization_id","due_at","id") WHERE "request"."state" in ('received', 'dispatched', 'in_progress', 'resolved', 'call_back');--> statement-breakpoint
CREATE INDEX "request_open_by_due" ON "request" USING btree ("due_at","id") WHERE "request"."state" in ('received', 'dispatched', 'in_progress', 'resolved', 'call_back');--> statement-breakpoint
CREATE INDEX "request_by_community" ON "request" USING btree ("community_id","received_at","id");--> statement-breakpoint
CREATE INDEX "request_by_organization" ON "request" USING btree ("organization_id","received_at","id");--> statement-breakpoint
CREATE INDEX "request_by_phone" ON "request" USING btree ("phone_hash") WHERE "request"."phone_hash" is not null;--> statement-breakpoint
CREATE INDEX "request_merged_into" ON "request" USING btree ("merged_into_id") WHERE "request"."merged_into_id" is not null;--> statement-breakpoint
CREATE INDEX "request_grams" ON "request" USING gin ("grams");--> statement-breakpoint
CREATE INDEX "request_contact_to_erase" ON "request" USING btree ("closed_at") WHERE "request"."contact_sealed" is not null and "request"."closed_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "request_call_back_one_answer" ON "request_call_back" USING btree ("request_id","round") WHERE "request_call_back"."reached";--> statement-breakpoint
CREATE INDEX "request_call_back_by_request" ON "request_call_back" USING btree ("request_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "request_dispatch_one_owner" ON "request_dispatch" USING btree ("request_id") WHERE "request_dispatch"."part" = 'owner' and "request_dispatch"."state" in ('sent', 'accepted', 'done');--> statement-breakpoint
CREATE UNIQUE INDEX "request_dispatch_once" ON "request_dispatch" USING btree ("request_id","organization_id") WHERE "request_dispatch"."state" in ('sent', 'accepted', 'done');--> statement-breakpoint
CREATE INDEX "request_dispatch_by_organization" ON "request_dispatch" USING btree ("organization_id","state","request_id");--> statement-breakpoint
CREATE INDEX "request_dispatch_by_request" ON "request_dispatch" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "request_entry_by_request" ON "request_entry" USING btree ("request_id","id");--> statement-breakpoint
CREATE INDEX "request_follower_by_request" ON "request_follower" USING btree ("request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "request_follower_once" ON "request_follower" USING btree ("request_id","phone_hash") WHERE "request_follower"."phone_hash" is not null;--> statement-breakpoint
CREATE INDEX "request_photo_by_request" ON "request_photo" USING btree ("request_id");--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_sender_known" CHECK ("file"."uploaded_by" is not null or "file"."kind" = 'request_photo');--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_kind_known" CHECK ("file"."kind" in ('thank_you_letter', 'registration_slip', 'service_card', 'request_photo', 'document'));--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_kind_known" CHECK ("message"."kind" in ('sign_in_code', 'offer', 'change', 'cancellation', 'reminder', 'signup', 'membership', 'registration', 'set_up', 'request', 'call_back', 'booking'));