CREATE TABLE "break_glass" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"opens_until" timestamp (3) with time zone,
	CONSTRAINT "break_glass_state_known" CHECK ("break_glass"."state" in ('asked', 'granted', 'refused')),
	CONSTRAINT "break_glass_second_person" CHECK ("break_glass"."decided_by" is null or "break_glass"."decided_by" <> "break_glass"."asked_by"),
	CONSTRAINT "break_glass_granted_ends" CHECK (("break_glass"."state" = 'granted') = ("break_glass"."opens_until" is not null))
);
--> statement-breakpoint
CREATE TABLE "case_table" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"community_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"cells" jsonb NOT NULL,
	"totals" jsonb NOT NULL,
	"kinds" jsonb NOT NULL,
	"as_of" date NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "case_table_once" UNIQUE("organization_id","community_id","year")
);
--> statement-breakpoint
CREATE TABLE "case_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"day" date NOT NULL,
	"session_id" uuid,
	"minutes" integer,
	"sealed" "bytea",
	"by" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "case_entry_kind_known" CHECK ("case_entry"."kind" in ('talk', 'minutes', 'mediation')),
	CONSTRAINT "case_entry_minutes" CHECK ("case_entry"."minutes" is null or "case_entry"."minutes" between 1 and 480)
);
--> statement-breakpoint
CREATE TABLE "case_file" (
	"file_id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "case_follow_up" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"done_at" timestamp (3) with time zone,
	"done_by" uuid,
	"by" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_hand_over" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"state" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "case_hand_over_state_known" CHECK ("case_hand_over"."state" in ('asked', 'accepted', 'declined', 'withdrawn')),
	CONSTRAINT "case_hand_over_to_another" CHECK ("case_hand_over"."from_id" <> "case_hand_over"."to_id")
);
--> statement-breakpoint
CREATE TABLE "case_mediation" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"number_sealed" "bytea",
	"agreed_on" date NOT NULL,
	"confirm_by" date NOT NULL,
	"confirmed_on" date,
	"waived" text,
	"by" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "case_mediation_days" CHECK ("case_mediation"."confirm_by" = "case_mediation"."agreed_on" + 30),
	CONSTRAINT "case_mediation_confirmed_in_order" CHECK ("case_mediation"."confirmed_on" is null or "case_mediation"."confirmed_on" >= "case_mediation"."agreed_on")
);
--> statement-breakpoint
CREATE TABLE "case_party" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"side" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "case_party_side_known" CHECK ("case_party"."side" in ('asker', 'other', 'companion'))
);
--> statement-breakpoint
CREATE TABLE "case_name_hash" (
	"case_id" uuid NOT NULL,
	"side" text NOT NULL,
	"form" text NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "case_name_hash_once" PRIMARY KEY("case_id","side","form","hash"),
	CONSTRAINT "case_name_hash_side_known" CHECK ("case_name_hash"."side" in ('asker', 'other', 'companion'))
);
--> statement-breakpoint
CREATE TABLE "conflict_check" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"counsellor_id" uuid NOT NULL,
	"checked_by" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"decision" text NOT NULL,
	"findings" jsonb NOT NULL,
	"reason_sealed" "bytea",
	CONSTRAINT "conflict_check_decision_known" CHECK ("conflict_check"."decision" in ('cleared', 'looked', 'conflict'))
);
--> statement-breakpoint
CREATE TABLE "counsellor_tie" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "tie_hash" (
	"tie_id" uuid NOT NULL,
	"form" text NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "tie_hash_once" PRIMARY KEY("tie_id","form","hash")
);
--> statement-breakpoint
CREATE TABLE "data_key" (
	"id" text PRIMARY KEY NOT NULL,
	"use" text NOT NULL,
	"proof" "bytea" NOT NULL,
	"first_used_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wrapped_key" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cipher" text NOT NULL,
	"key_id" text NOT NULL,
	"wrapped" "bytea" NOT NULL,
	"wrapped_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "consultation" DROP CONSTRAINT "consultation_minutes";--> statement-breakpoint
ALTER TABLE "file" DROP CONSTRAINT "file_kind_known";--> statement-breakpoint
ALTER TABLE "message" DROP CONSTRAINT "message_kind_known";--> statement-breakpoint
ALTER TABLE "case_reading" ADD COLUMN "break_glass_id" uuid;--> statement-breakpoint
ALTER TABLE "case_reading" ADD COLUMN "file_id" uuid;--> statement-breakpoint
ALTER TABLE "consultation" ADD COLUMN "consent_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "consultation" ADD COLUMN "consent_version" text;--> statement-breakpoint
ALTER TABLE "consultation" ADD COLUMN "booking_id" uuid;--> statement-breakpoint
ALTER TABLE "consultation" ADD COLUMN "file_number_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "consultation" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "referral" ADD COLUMN "answer" text;--> statement-breakpoint
ALTER TABLE "referral" ADD COLUMN "answered_on" date;--> statement-breakpoint
ALTER TABLE "referral" ADD COLUMN "answer_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "classes" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "pupils" integer;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "pupil_feedback" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "break_glass" ADD CONSTRAINT "break_glass_case_id_consultation_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."consultation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "break_glass" ADD CONSTRAINT "break_glass_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "break_glass" ADD CONSTRAINT "break_glass_asked_by_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "break_glass" ADD CONSTRAINT "break_glass_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_table" ADD CONSTRAINT "case_table_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_table" ADD CONSTRAINT "case_table_community_id_organization_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_entry" ADD CONSTRAINT "case_entry_case_id_consultation_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."consultation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_entry" ADD CONSTRAINT "case_entry_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_entry" ADD CONSTRAINT "case_entry_by_person_id_fk" FOREIGN KEY ("by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_file" ADD CONSTRAINT "case_file_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_file" ADD CONSTRAINT "case_file_case_id_consultation_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."consultation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_follow_up" ADD CONSTRAINT "case_follow_up_case_id_consultation_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."consultation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_hand_over" ADD CONSTRAINT "case_hand_over_case_id_consultation_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."consultation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_hand_over" ADD CONSTRAINT "case_hand_over_from_id_person_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_hand_over" ADD CONSTRAINT "case_hand_over_to_id_person_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_mediation" ADD CONSTRAINT "case_mediation_case_id_consultation_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."consultation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_party" ADD CONSTRAINT "case_party_case_id_consultation_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."consultation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_name_hash" ADD CONSTRAINT "case_name_hash_case_id_consultation_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."consultation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict_check" ADD CONSTRAINT "conflict_check_case_id_consultation_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."consultation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict_check" ADD CONSTRAINT "conflict_check_counsellor_id_person_id_fk" FOREIGN KEY ("counsellor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counsellor_tie" ADD CONSTRAINT "counsellor_tie_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tie_hash" ADD CONSTRAINT "tie_hash_tie_id_counsellor_tie_id_fk" FOREIGN KEY ("tie_id") REFERENCES "public"."counsellor_tie"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "break_glass_one_open" ON "break_glass" USING btree ("case_id","asked_by") WHERE "break_glass"."state" = 'asked';--> statement-breakpoint
CREATE INDEX "break_glass_by_organization" ON "break_glass" USING btree ("organization_id","id");--> statement-breakpoint
CREATE INDEX "case_table_by_community" ON "case_table" USING btree ("community_id","year");--> statement-breakpoint
CREATE INDEX "case_entry_by_case" ON "case_entry" USING btree ("case_id","id");--> statement-breakpoint
CREATE INDEX "case_file_by_case" ON "case_file" USING btree ("case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "case_follow_up_one_open_a_day" ON "case_follow_up" USING btree ("case_id","due_on") WHERE "case_follow_up"."done_at" is null;--> statement-breakpoint
CREATE INDEX "case_follow_up_by_case" ON "case_follow_up" USING btree ("case_id","due_on");--> statement-breakpoint
CREATE UNIQUE INDEX "case_hand_over_one_open" ON "case_hand_over" USING btree ("case_id") WHERE "case_hand_over"."state" = 'asked';--> statement-breakpoint
CREATE INDEX "case_hand_over_waiting" ON "case_hand_over" USING btree ("to_id") WHERE "case_hand_over"."state" = 'asked';--> statement-breakpoint
CREATE INDEX "case_mediation_open" ON "case_mediation" USING btree ("confirm_by") WHERE "case_mediation"."confirmed_on" is null and "case_mediation"."waived" is null;--> statement-breakpoint
CREATE INDEX "case_party_by_case" ON "case_party" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "case_name_hash_by_hash" ON "case_name_hash" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "conflict_check_by_case" ON "conflict_check" USING btree ("case_id","id");--> statement-breakpoint
CREATE INDEX "conflict_check_by_counsellor" ON "conflict_check" USING btree ("counsellor_id","at");--> statement-breakpoint
CREATE INDEX "counsellor_tie_by_person" ON "counsellor_tie" USING btree ("person_id") WHERE "counsellor_tie"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "tie_hash_by_hash" ON "tie_hash" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "wrapped_key_by_key" ON "wrapped_key" USING btree ("key_id","id");--> statement-breakpoint
ALTER TABLE "consultation" ADD CONSTRAINT "consultation_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "consultation_once_for_booking" ON "consultation" USING btree ("booking_id") WHERE "consultation"."booking_id" is not null and "consultation"."state" <> 'reassigned';--> statement-breakpoint
CREATE INDEX "consultation_to_erase" ON "consultation" USING btree ("closed_at") WHERE "consultation"."closed_at" is not null and "consultation"."erased_at" is null;--> statement-breakpoint
ALTER TABLE "consultation" ADD CONSTRAINT "consultation_minutes" CHECK ("consultation"."minutes" between 0 and 4800 and ("consultation"."minutes" > 0 or "consultation"."state" in ('intake', 'cleared', 'open', 'reassigned')));--> statement-breakpoint
ALTER TABLE "referral" ADD CONSTRAINT "referral_answer_known" CHECK ("referral"."answer" is null or "referral"."answer" in ('accepted', 'done', 'refused'));--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_kind_known" CHECK ("file"."kind" in ('thank_you_letter', 'registration_slip', 'service_card', 'request_photo', 'case_document', 'document'));--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_kind_known" CHECK ("message"."kind" in ('sign_in_code', 'offer', 'change', 'cancellation', 'reminder', 'signup', 'membership', 'joining', 'phone_change', 'registration', 'set_up', 'request', 'call_back', 'booking', 'consultation'));