CREATE TABLE "case_counter" (
	"session_id" uuid PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_reading" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consultation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"community_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"state" text NOT NULL,
	"counsellor_id" uuid NOT NULL,
	"recorder_id" uuid,
	"source" text NOT NULL,
	"stage" text NOT NULL,
	"no_conflict" boolean NOT NULL,
	"consent" boolean NOT NULL,
	"minutes" integer NOT NULL,
	"follow_up_on" date,
	"follow_up_done_at" timestamp (3) with time zone,
	"sealed" "bytea",
	"cipher" text,
	"day" date NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "consultation_number_in_session" UNIQUE("session_id","number"),
	CONSTRAINT "consultation_state_known" CHECK ("consultation"."state" in ('intake', 'cleared', 'open', 'advised', 'mediating', 'referred', 'closed', 'reassigned')),
	CONSTRAINT "consultation_source_known" CHECK ("consultation"."source" in ('on_site', 'paper')),
	CONSTRAINT "consultation_stage_known" CHECK ("consultation"."stage" in ('none', 'litigation', 'enforcement', 'arbitration', 'petition')),
	CONSTRAINT "consultation_consent_and_no_conflict" CHECK ("consultation"."state" in ('intake', 'reassigned') or ("consultation"."consent" and "consultation"."no_conflict")),
	CONSTRAINT "consultation_minutes" CHECK ("consultation"."minutes" between 1 and 480)
);
--> statement-breakpoint
CREATE TABLE "matter" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"outcome" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "matter_position" UNIQUE("case_id","position"),
	CONSTRAINT "matter_kind_known" CHECK ("matter"."kind" in ('divorce', 'support', 'inheritance', 'house_delivery', 'property_service', 'neighbour', 'labour', 'contract', 'injury', 'other')),
	CONSTRAINT "matter_outcome_known" CHECK ("matter"."outcome" in ('answered', 'mediation_intended', 'referred', 'no_view', 'pending'))
);
--> statement-breakpoint
CREATE TABLE "referral" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" uuid NOT NULL,
	CONSTRAINT "referral_once" UNIQUE("case_id","kind"),
	CONSTRAINT "referral_kind_known" CHECK ("referral"."kind" in ('legal_aid', 'mediation', 'notary', 'petition_window', 'court'))
);
--> statement-breakpoint
CREATE TABLE "disbursement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"gift_id" uuid NOT NULL,
	"amount_fen" bigint DEFAULT 0 NOT NULL,
	"count" integer DEFAULT 0 NOT NULL,
	"paid_on" date NOT NULL,
	"receiver" text NOT NULL,
	"people" integer DEFAULT 0 NOT NULL,
	"entered_by" uuid NOT NULL,
	"reverses_id" uuid,
	"reason" text,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "disbursement_amount" CHECK (case when "disbursement"."reverses_id" is null then "disbursement"."amount_fen" >= 0 and "disbursement"."count" >= 0 and "disbursement"."amount_fen" + "disbursement"."count" > 0 else "disbursement"."amount_fen" <= 0 and "disbursement"."count" <= 0 end)
);
--> statement-breakpoint
CREATE TABLE "gift" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"organization_id" uuid NOT NULL,
	"session_id" uuid,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"donor_kind" text NOT NULL,
	"donor_name" text NOT NULL,
	"amount_fen" bigint DEFAULT 0 NOT NULL,
	"used_fen" bigint DEFAULT 0 NOT NULL,
	"item" text DEFAULT '' NOT NULL,
	"unit_name" text DEFAULT '' NOT NULL,
	"count" integer DEFAULT 0 NOT NULL,
	"used_count" integer DEFAULT 0 NOT NULL,
	"usable" boolean DEFAULT false NOT NULL,
	"earmark" text DEFAULT '' NOT NULL,
	"unrelated" boolean DEFAULT false NOT NULL,
	"received_on" date,
	"means" text DEFAULT '' NOT NULL,
	"witnessed_by" text DEFAULT '' NOT NULL,
	"entered_by" uuid NOT NULL,
	"reverses_id" uuid,
	"reason" text,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "gift_number" UNIQUE("number"),
	CONSTRAINT "gift_kind_known" CHECK ("gift"."kind" in ('money', 'goods')),
	CONSTRAINT "gift_state_known" CHECK ("gift"."state" in ('pledged', 'received', 'reversed')),
	CONSTRAINT "gift_donor_kind_known" CHECK ("gift"."donor_kind" in ('person', 'branch', 'organization')),
	CONSTRAINT "gift_amount" CHECK ("gift"."reverses_id" is not null or (case when "gift"."kind" = 'money' then "gift"."amount_fen" > 0 else "gift"."amount_fen" >= 0 and "gift"."count" > 0 end)),
	CONSTRAINT "gift_balance_not_negative" CHECK ("gift"."reverses_id" is not null or ("gift"."used_fen" between 0 and "gift"."amount_fen" and "gift"."used_count" between 0 and "gift"."count")),
	CONSTRAINT "gift_received_with_day" CHECK ("gift"."state" <> 'received' or "gift"."received_on" is not null),
	CONSTRAINT "gift_reversed_when_unused" CHECK ("gift"."state" <> 'reversed' or ("gift"."used_fen" = 0 and "gift"."used_count" = 0))
);
--> statement-breakpoint
CREATE TABLE "gift_application" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"organization_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"purpose" text NOT NULL,
	"recipient_kind" text NOT NULL,
	"recipient" text NOT NULL,
	"class" text DEFAULT '' NOT NULL,
	"people" integer NOT NULL,
	"amount_fen" bigint DEFAULT 0 NOT NULL,
	"paid_fen" bigint DEFAULT 0 NOT NULL,
	"item" text DEFAULT '' NOT NULL,
	"count" integer DEFAULT 0 NOT NULL,
	"paid_count" integer DEFAULT 0 NOT NULL,
	"state" text NOT NULL,
	"applied_by" uuid NOT NULL,
	"applied_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"reason" text,
	"receipted_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "gift_application_number" UNIQUE("number"),
	CONSTRAINT "gift_application_kind_known" CHECK ("gift_application"."kind" in ('money', 'goods')),
	CONSTRAINT "gift_application_recipient_known" CHECK ("gift_application"."recipient_kind" in ('named', 'pupils', 'organization')),
	CONSTRAINT "gift_application_state_known" CHECK ("gift_application"."state" in ('applied', 'approved', 'refused', 'paid', 'receipted')),
	CONSTRAINT "gift_application_second_person" CHECK ("gift_application"."decided_by" is null or "gift_application"."decided_by" <> "gift_application"."applied_by"),
	CONSTRAINT "gift_application_amount" CHECK (case when "gift_application"."kind" = 'money' then "gift_application"."amount_fen" > 0 else "gift_application"."count" > 0 end),
	CONSTRAINT "gift_application_not_overpaid" CHECK ("gift_application"."paid_fen" between 0 and "gift_application"."amount_fen" and "gift_application"."paid_count" between 0 and "gift_application"."count"),
	CONSTRAINT "gift_application_people" CHECK ("gift_application"."people" > 0)
);
--> statement-breakpoint
CREATE TABLE "gift_counter" (
	"name" text PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "thank_you_letter" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"application_id" uuid,
	"session_id" uuid,
	"from" text NOT NULL,
	"received_on" date NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"file_id" uuid,
	"entered_by" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "thank_you_letter_file_once" UNIQUE("file_id")
);
--> statement-breakpoint
CREATE TABLE "attempt_count" (
	"key" text PRIMARY KEY NOT NULL,
	"window_start" timestamp (3) with time zone NOT NULL,
	"count" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"person_id" uuid,
	"post_id" uuid,
	"role" text,
	"organization_id" uuid,
	"command" text NOT NULL,
	"within" text,
	"subject" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"for_person_id" uuid,
	"reason" text,
	"change" jsonb
);
--> statement-breakpoint
CREATE TABLE "command_key" (
	"actor" text NOT NULL,
	"command" text NOT NULL,
	"key" text NOT NULL,
	"input_hash" "bytea" NOT NULL,
	"result" jsonb,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "command_key_once" PRIMARY KEY("actor","command","key")
);
--> statement-breakpoint
CREATE TABLE "feedback" (
	"id" uuid PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"contact" text DEFAULT '' NOT NULL,
	"page" text DEFAULT '' NOT NULL,
	"person_id" uuid,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "file" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"organization_id" uuid,
	"uploaded_by" uuid NOT NULL,
	"uploaded_at" timestamp (3) with time zone NOT NULL,
	"attached" boolean DEFAULT false NOT NULL,
	CONSTRAINT "file_kind_known" CHECK ("file"."kind" in ('thank_you_letter', 'registration_slip', 'service_card', 'document')),
	CONSTRAINT "file_size_positive" CHECK ("file"."size" > 0)
);
--> statement-breakpoint
CREATE TABLE "message" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"state" text NOT NULL,
	"person_id" uuid,
	"phone" text DEFAULT '' NOT NULL,
	"organization_id" uuid,
	"subject" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"text" text NOT NULL,
	"sealed" "bytea",
	"once" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "message_once" UNIQUE("once"),
	CONSTRAINT "message_kind_known" CHECK ("message"."kind" in ('sign_in_code', 'offer', 'change', 'cancellation', 'reminder', 'signup', 'membership', 'registration', 'set_up')),
	CONSTRAINT "message_channel_known" CHECK ("message"."channel" in ('sms', 'phone')),
	CONSTRAINT "message_state_known" CHECK ("message"."state" in ('queued', 'sent', 'failed', 'phone_list'))
);
--> statement-breakpoint
CREATE TABLE "one_tap_token" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"organization_id" uuid NOT NULL,
	"name" text NOT NULL,
	"value" jsonb NOT NULL,
	CONSTRAINT "setting_once" PRIMARY KEY("organization_id","name")
);
--> statement-breakpoint
CREATE TABLE "test_clock" (
	"id" integer PRIMARY KEY NOT NULL,
	"offset_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "service_record" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid NOT NULL,
	"session_id" uuid,
	"signup_id" uuid,
	"day" date NOT NULL,
	"starts_at" timestamp (3) with time zone,
	"ends_at" timestamp (3) with time zone,
	"minutes" integer NOT NULL,
	"source" text NOT NULL,
	"manual" boolean NOT NULL,
	"state" text NOT NULL,
	"organization_id" uuid,
	"community_id" uuid,
	"double_registration" boolean DEFAULT false NOT NULL,
	"what" text DEFAULT '' NOT NULL,
	"card_file_id" uuid,
	"unit_verified" boolean DEFAULT false NOT NULL,
	"entered_by" uuid NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp (3) with time zone,
	"reason" text,
	"reverses_id" uuid,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "service_record_kind_known" CHECK ("service_record"."kind" in ('service', 'training')),
	CONSTRAINT "service_record_state_known" CHECK ("service_record"."state" in ('entered', 'confirmed', 'refused', 'reversed')),
	CONSTRAINT "service_record_source_known" CHECK ("service_record"."source" in ('self_scan', 'lead', 'proxy', 'paper', 'import', 'declared')),
	CONSTRAINT "service_record_times" CHECK (("service_record"."starts_at" is null) = ("service_record"."ends_at" is null) and ("service_record"."starts_at" is null or "service_record"."ends_at" > "service_record"."starts_at")),
	CONSTRAINT "service_record_minutes" CHECK (case when "service_record"."reverses_id" is null then "service_record"."minutes" between 1 and 1440 else "service_record"."minutes" < 0 end),
	CONSTRAINT "service_record_confirmed_by_someone" CHECK ("service_record"."state" <> 'confirmed' or ("service_record"."confirmed_by" is not null and "service_record"."confirmed_at" is not null)),
	CONSTRAINT "service_record_not_confirmed_by_himself" CHECK ("service_record"."confirmed_by" is null or "service_record"."confirmed_by" <> "service_record"."person_id"),
	CONSTRAINT "service_record_manual_second_person" CHECK (not "service_record"."manual" or "service_record"."confirmed_by" is null or "service_record"."confirmed_by" <> "service_record"."entered_by")
);
--> statement-breakpoint
CREATE TABLE "agreement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"branch_id" uuid NOT NULL,
	"community_id" uuid NOT NULL,
	"state" text NOT NULL,
	"signed_on" date NOT NULL,
	"ends_on" date,
	"terms" text DEFAULT '' NOT NULL,
	CONSTRAINT "agreement_state_known" CHECK ("agreement"."state" in ('draft', 'in_force', 'renewed', 'ended'))
);
--> statement-breakpoint
CREATE TABLE "opening_total" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"measure" text NOT NULL,
	"value" integer NOT NULL,
	"until" date NOT NULL,
	"document" text NOT NULL,
	"entered_by" uuid NOT NULL,
	"approved_by" uuid,
	"approved_at" timestamp (3) with time zone,
	CONSTRAINT "opening_total_once" UNIQUE("organization_id","measure"),
	CONSTRAINT "opening_total_measure_known" CHECK ("opening_total"."measure" in ('sessions', 'matters', 'gifts_fen', 'people_served', 'minutes')),
	CONSTRAINT "opening_total_second_person" CHECK ("opening_total"."approved_by" is null or "opening_total"."approved_by" <> "opening_total"."entered_by"),
	CONSTRAINT "opening_total_positive" CHECK ("opening_total"."value" >= 0)
);
--> statement-breakpoint
CREATE TABLE "organization" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"short_name" text NOT NULL,
	"parent_id" uuid,
	"path" text NOT NULL,
	"official_order" integer DEFAULT 0 NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"police_phone" text DEFAULT '' NOT NULL,
	"about" text DEFAULT '' NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "organization_path" UNIQUE("path"),
	CONSTRAINT "organization_name_under_parent" UNIQUE NULLS NOT DISTINCT("parent_id","name"),
	CONSTRAINT "organization_kind_known" CHECK ("organization"."kind" in ('working_committee', 'unit', 'branch', 'veterans_office', 'street', 'community', 'grid', 'partner', 'owners_committee', 'property_company', 'mediation_committee', 'school', 'enterprise')),
	CONSTRAINT "organization_path_ends_in_itself" CHECK ("organization"."path" like '%' || "organization"."id"::text || '.')
);
--> statement-breakpoint
CREATE TABLE "organization_link" (
	"organization_id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "organization_link_once" PRIMARY KEY("organization_id","partner_id","kind"),
	CONSTRAINT "organization_link_kind_known" CHECK ("organization_link"."kind" in ('member_unit', 'city_support', 'double_registration'))
);
--> statement-breakpoint
CREATE TABLE "place" (
	"id" uuid PRIMARY KEY NOT NULL,
	"community_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"parent_id" uuid,
	"grid_id" uuid,
	"name" text NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"directions" text DEFAULT '' NOT NULL,
	"hidden" boolean DEFAULT false NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "place_name_in_community" UNIQUE NULLS NOT DISTINCT("community_id","parent_id","name"),
	CONSTRAINT "place_kind_known" CHECK ("place"."kind" in ('venue', 'estate', 'building'))
);
--> statement-breakpoint
CREATE TABLE "exemption" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date,
	"entered_by" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "exemption_kind_known" CHECK ("exemption"."kind" in ('village_post', 'seconded', 'long_illness', 'elsewhere', 'other'))
);
--> statement-breakpoint
CREATE TABLE "head_count" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"day" date NOT NULL,
	"in_service" integer NOT NULL,
	"entered_by" uuid NOT NULL,
	"verified_by" uuid,
	"verified_at" timestamp (3) with time zone,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "head_count_once" UNIQUE("unit_id","day"),
	CONSTRAINT "head_count_not_negative" CHECK ("head_count"."in_service" >= 0),
	CONSTRAINT "head_count_second_person" CHECK ("head_count"."verified_by" is null or "head_count"."verified_by" <> "head_count"."entered_by")
);
--> statement-breakpoint
CREATE TABLE "member_registration" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"community_id" uuid NOT NULL,
	"state" text NOT NULL,
	"source" text NOT NULL,
	"slip_file_id" uuid,
	"submitted_by" uuid NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"from_day" date,
	"to_day" date,
	"reason" text,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "member_registration_state_known" CHECK ("member_registration"."state" in ('submitted', 'accepted', 'returned', 'ended')),
	CONSTRAINT "member_registration_source_known" CHECK ("member_registration"."source" in ('online', 'paper')),
	CONSTRAINT "member_registration_paper_second_person" CHECK ("member_registration"."source" <> 'paper' or "member_registration"."decided_by" is null or "member_registration"."decided_by" <> "member_registration"."submitted_by"),
	CONSTRAINT "member_registration_accepted_from" CHECK ("member_registration"."state" <> 'accepted' or "member_registration"."from_day" is not null)
);
--> statement-breakpoint
CREATE TABLE "unit_registration" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"community_id" uuid NOT NULL,
	"state" text NOT NULL,
	"source" text NOT NULL,
	"contact_name" text DEFAULT '' NOT NULL,
	"contact_phone" text DEFAULT '' NOT NULL,
	"slip_file_id" uuid,
	"submitted_by" uuid NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"from_day" date,
	"to_day" date,
	"reason" text,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "unit_registration_state_known" CHECK ("unit_registration"."state" in ('submitted', 'accepted', 'returned', 'ended')),
	CONSTRAINT "unit_registration_source_known" CHECK ("unit_registration"."source" in ('online', 'paper')),
	CONSTRAINT "unit_registration_paper_second_person" CHECK ("unit_registration"."source" <> 'paper' or "unit_registration"."decided_by" is null or "unit_registration"."decided_by" <> "unit_registration"."submitted_by"),
	CONSTRAINT "unit_registration_paper_has_slip" CHECK ("unit_registration"."source" <> 'paper' or "unit_registration"."slip_file_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "password" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"pinyin" text DEFAULT '' NOT NULL,
	"initials" text DEFAULT '' NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"birthday" date,
	"volunteer_number" text DEFAULT '' NOT NULL,
	"former_court" text DEFAULT '' NOT NULL,
	"organization_id" uuid,
	"rests_from" date,
	"rests_until" date,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "person_name_not_empty" CHECK (length(trim("person"."name")) > 0),
	CONSTRAINT "person_phone_shape" CHECK ("person"."phone" = '' or "person"."phone" ~ '^[0-9+-]{5,20}$')
);
--> statement-breakpoint
CREATE TABLE "person_speciality" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"speciality" text NOT NULL,
	"document" text DEFAULT '' NOT NULL,
	"recognised_by" uuid NOT NULL,
	"recognised_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"end_reason" text,
	CONSTRAINT "person_speciality_known" CHECK ("person_speciality"."speciality" in ('legal_advice', 'mediation', 'law_talk', 'youth_care', 'recording', 'calligraphy'))
);
--> statement-breakpoint
CREATE TABLE "post" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"organization_id" uuid NOT NULL,
	"session_id" uuid,
	"from_day" date NOT NULL,
	"to_day" date,
	"ended_at" timestamp (3) with time zone,
	"ended_by" uuid,
	"end_reason" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "post_role_known" CHECK ("post"."role" in ('branch_secretary', 'community_worker', 'grid_worker', 'unit_liaison', 'unit_verifier', 'committee_officer', 'veterans_office', 'session_lead', 'auditor', 'system_admin', 'finance_approver', 'privacy_officer', 'partner_handler')),
	CONSTRAINT "post_session_only_for_lead" CHECK (("post"."role" = 'session_lead') = ("post"."session_id" is not null)),
	CONSTRAINT "post_days_in_order" CHECK ("post"."to_day" is null or "post"."to_day" >= "post"."from_day")
);
--> statement-breakpoint
CREATE TABLE "set_up_link" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_in_card" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"issued_by" uuid NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "sign_in_card_token" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "sign_in_code" (
	"id" uuid PRIMARY KEY NOT NULL,
	"phone" text NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid,
	"phone" text DEFAULT '' NOT NULL,
	"means" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "unit_member" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"standing" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "unit_member_standing_known" CHECK ("unit_member"."standing" in ('in_service', 'retired', 'none')),
	CONSTRAINT "unit_member_days_in_order" CHECK ("unit_member"."to_day" is null or "unit_member"."to_day" >= "unit_member"."from_day")
);
--> statement-breakpoint
CREATE TABLE "validity" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"document" text DEFAULT '' NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date NOT NULL,
	"entered_by" uuid NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "validity_once" UNIQUE("person_id","kind","from_day"),
	CONSTRAINT "validity_kind_known" CHECK ("validity"."kind" in ('appointment', 'insurance', 'training')),
	CONSTRAINT "validity_days_in_order" CHECK ("validity"."until_day" >= "validity"."from_day")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"host_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"place_id" uuid,
	"place_text" text DEFAULT '' NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"about" text DEFAULT '' NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"double_registration" boolean DEFAULT false NOT NULL,
	"risky" boolean DEFAULT false NOT NULL,
	"risks" text DEFAULT '' NOT NULL,
	"signup_opens_at" timestamp (3) with time zone NOT NULL,
	"signup_closes_at" timestamp (3) with time zone NOT NULL,
	"contact_phone" text DEFAULT '' NOT NULL,
	"reconfirm_by" timestamp (3) with time zone,
	"day_code_sealed" "bytea",
	"people_served" integer,
	"problems_solved" integer,
	"summary" text DEFAULT '' NOT NULL,
	"cancel_reason" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone,
	"opened_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"closed_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "session_kind_known" CHECK ("session"."kind" in ('consultation', 'mediation', 'law_talk', 'youth_care', 'gift_drive', 'neighbourhood', 'party_day', 'training', 'fellowship')),
	CONSTRAINT "session_state_known" CHECK ("session"."state" in ('draft', 'published', 'under_way', 'completed', 'cancelled')),
	CONSTRAINT "session_times_in_order" CHECK ("session"."ends_at" > "session"."starts_at"),
	CONSTRAINT "session_window_in_order" CHECK ("session"."signup_closes_at" > "session"."signup_opens_at"),
	CONSTRAINT "session_cancelled_with_reason" CHECK (("session"."state" = 'cancelled') = ("session"."cancel_reason" is not null)),
	CONSTRAINT "session_completed_with_count" CHECK ("session"."state" <> 'completed' or "session"."people_served" is not null),
	CONSTRAINT "session_counts_not_negative" CHECK (coalesce("session"."people_served", 0) >= 0 and coalesce("session"."problems_solved", 0) >= 0)
);
--> statement-breakpoint
CREATE TABLE "shift" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"name" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"capacity" integer NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	"speciality" text,
	"asks" text,
	"position" integer DEFAULT 0 NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "shift_speciality_known" CHECK ("shift"."speciality" is null or "shift"."speciality" in ('legal_advice', 'mediation', 'law_talk', 'youth_care', 'recording', 'calligraphy')),
	CONSTRAINT "shift_asks_known" CHECK ("shift"."asks" is null or "shift"."asks" in ('appointment', 'insurance', 'training')),
	CONSTRAINT "shift_times_in_order" CHECK ("shift"."ends_at" > "shift"."starts_at"),
	CONSTRAINT "shift_capacity_positive" CHECK ("shift"."capacity" between 1 and 500),
	CONSTRAINT "shift_never_over_capacity" CHECK ("shift"."taken" between 0 and "shift"."capacity")
);
--> statement-breakpoint
CREATE TABLE "attendance" (
	"signup_id" uuid PRIMARY KEY NOT NULL,
	"in_at" timestamp (3) with time zone NOT NULL,
	"in_source" text NOT NULL,
	"in_by" uuid NOT NULL,
	"out_at" timestamp (3) with time zone,
	"out_source" text,
	"out_by" uuid,
	CONSTRAINT "attendance_source_known" CHECK ("attendance"."in_source" in ('self_scan', 'lead', 'proxy', 'paper', 'import', 'declared')),
	CONSTRAINT "attendance_in_order" CHECK ("attendance"."out_at" is null or "attendance"."out_at" >= "attendance"."in_at")
);
--> statement-breakpoint
CREATE TABLE "signup" (
	"id" uuid PRIMARY KEY NOT NULL,
	"shift_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"state" text NOT NULL,
	"via" text NOT NULL,
	"entered_by" uuid NOT NULL,
	"queue" bigint,
	"instant" boolean DEFAULT false NOT NULL,
	"offered_at" timestamp (3) with time zone,
	"offered_until" timestamp (3) with time zone,
	"overruled" text,
	"reconfirmed_at" timestamp (3) with time zone,
	"reason" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "signup_state_known" CHECK ("signup"."state" in ('confirmed', 'waitlisted', 'offered', 'passed', 'attended', 'absent', 'excused', 'cancelled')),
	CONSTRAINT "signup_via_known" CHECK ("signup"."via" in ('self', 'proxy', 'lead')),
	CONSTRAINT "signup_offer_has_time" CHECK (("signup"."state" = 'offered') = ("signup"."offered_until" is not null)),
	CONSTRAINT "signup_waitlisted_has_queue" CHECK ("signup"."state" <> 'waitlisted' or "signup"."queue" is not null)
);
--> statement-breakpoint
CREATE TABLE "honour" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"organization_id" uuid NOT NULL,
	"team_id" uuid,
	"name" text NOT NULL,
	"granted_by" text DEFAULT '' NOT NULL,
	"granted_on" date,
	"public" boolean DEFAULT false NOT NULL,
	CONSTRAINT "honour_kind_known" CHECK ("honour"."kind" in ('branch', 'team', 'person'))
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"state" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"applied_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by" uuid,
	"reason" text,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "membership_state_known" CHECK ("membership"."state" in ('applied', 'approved', 'returned', 'ended'))
);
--> statement-breakpoint
CREATE TABLE "team" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"name" text NOT NULL,
	"about" text DEFAULT '' NOT NULL,
	"duties" text[] DEFAULT '{}' NOT NULL,
	"week_limit" integer DEFAULT 2 NOT NULL,
	"public" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "team_name_in_organization" UNIQUE("organization_id","name")
);
--> statement-breakpoint
ALTER TABLE "case_counter" ADD CONSTRAINT "case_counter_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_reading" ADD CONSTRAINT "case_reading_case_id_consultation_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."consultation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation" ADD CONSTRAINT "consultation_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation" ADD CONSTRAINT "consultation_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation" ADD CONSTRAINT "consultation_community_id_organization_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation" ADD CONSTRAINT "consultation_counsellor_id_person_id_fk" FOREIGN KEY ("counsellor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation" ADD CONSTRAINT "consultation_recorder_id_person_id_fk" FOREIGN KEY ("recorder_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter" ADD CONSTRAINT "matter_case_id_consultation_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."consultation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral" ADD CONSTRAINT "referral_case_id_consultation_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."consultation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disbursement" ADD CONSTRAINT "disbursement_application_id_gift_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."gift_application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disbursement" ADD CONSTRAINT "disbursement_gift_id_gift_id_fk" FOREIGN KEY ("gift_id") REFERENCES "public"."gift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disbursement" ADD CONSTRAINT "disbursement_reverses_id_disbursement_id_fk" FOREIGN KEY ("reverses_id") REFERENCES "public"."disbursement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gift" ADD CONSTRAINT "gift_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gift" ADD CONSTRAINT "gift_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gift" ADD CONSTRAINT "gift_reverses_id_gift_id_fk" FOREIGN KEY ("reverses_id") REFERENCES "public"."gift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gift_application" ADD CONSTRAINT "gift_application_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thank_you_letter" ADD CONSTRAINT "thank_you_letter_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thank_you_letter" ADD CONSTRAINT "thank_you_letter_application_id_gift_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."gift_application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thank_you_letter" ADD CONSTRAINT "thank_you_letter_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thank_you_letter" ADD CONSTRAINT "thank_you_letter_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_uploaded_by_person_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_tap_token" ADD CONSTRAINT "one_tap_token_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setting" ADD CONSTRAINT "setting_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_record" ADD CONSTRAINT "service_record_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_record" ADD CONSTRAINT "service_record_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_record" ADD CONSTRAINT "service_record_signup_id_signup_id_fk" FOREIGN KEY ("signup_id") REFERENCES "public"."signup"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_record" ADD CONSTRAINT "service_record_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_record" ADD CONSTRAINT "service_record_community_id_organization_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_record" ADD CONSTRAINT "service_record_card_file_id_file_id_fk" FOREIGN KEY ("card_file_id") REFERENCES "public"."file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_record" ADD CONSTRAINT "service_record_reverses_id_service_record_id_fk" FOREIGN KEY ("reverses_id") REFERENCES "public"."service_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_branch_id_organization_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_community_id_organization_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening_total" ADD CONSTRAINT "opening_total_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization" ADD CONSTRAINT "organization_parent_id_organization_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_link" ADD CONSTRAINT "organization_link_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_link" ADD CONSTRAINT "organization_link_partner_id_organization_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place" ADD CONSTRAINT "place_community_id_organization_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place" ADD CONSTRAINT "place_parent_id_place_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place" ADD CONSTRAINT "place_grid_id_organization_id_fk" FOREIGN KEY ("grid_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exemption" ADD CONSTRAINT "exemption_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exemption" ADD CONSTRAINT "exemption_unit_id_organization_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "head_count" ADD CONSTRAINT "head_count_unit_id_organization_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_registration" ADD CONSTRAINT "member_registration_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_registration" ADD CONSTRAINT "member_registration_unit_id_organization_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_registration" ADD CONSTRAINT "member_registration_community_id_organization_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_registration" ADD CONSTRAINT "member_registration_slip_file_id_file_id_fk" FOREIGN KEY ("slip_file_id") REFERENCES "public"."file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_registration" ADD CONSTRAINT "unit_registration_unit_id_organization_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_registration" ADD CONSTRAINT "unit_registration_community_id_organization_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_registration" ADD CONSTRAINT "unit_registration_slip_file_id_file_id_fk" FOREIGN KEY ("slip_file_id") REFERENCES "public"."file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password" ADD CONSTRAINT "password_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_speciality" ADD CONSTRAINT "person_speciality_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_card" ADD CONSTRAINT "sign_in_card_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_session" ADD CONSTRAINT "sign_in_session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_member" ADD CONSTRAINT "unit_member_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_member" ADD CONSTRAINT "unit_member_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "validity" ADD CONSTRAINT "validity_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_owner_id_organization_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_host_id_organization_id_fk" FOREIGN KEY ("host_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift" ADD CONSTRAINT "shift_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_signup_id_signup_id_fk" FOREIGN KEY ("signup_id") REFERENCES "public"."signup"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup" ADD CONSTRAINT "signup_shift_id_shift_id_fk" FOREIGN KEY ("shift_id") REFERENCES "public"."shift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup" ADD CONSTRAINT "signup_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signup" ADD CONSTRAINT "signup_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "honour" ADD CONSTRAINT "honour_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "honour" ADD CONSTRAINT "honour_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team" ADD CONSTRAINT "team_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_reading_by_case" ON "case_reading" USING btree ("case_id","id");--> statement-breakpoint
CREATE INDEX "consultation_by_counsellor" ON "consultation" USING btree ("counsellor_id","day","id");--> statement-breakpoint
CREATE INDEX "consultation_by_recorder" ON "consultation" USING btree ("recorder_id","day");--> statement-breakpoint
CREATE INDEX "consultation_by_organization" ON "consultation" USING btree ("organization_id","day");--> statement-breakpoint
CREATE INDEX "consultation_by_community" ON "consultation" USING btree ("community_id","day");--> statement-breakpoint
CREATE INDEX "consultation_to_follow" ON "consultation" USING btree ("follow_up_on") WHERE "consultation"."follow_up_on" is not null and "consultation"."follow_up_done_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "disbursement_reversed_once" ON "disbursement" USING btree ("reverses_id") WHERE "disbursement"."reverses_id" is not null;--> statement-breakpoint
CREATE INDEX "disbursement_by_application" ON "disbursement" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "disbursement_by_gift" ON "disbursement" USING btree ("gift_id");--> statement-breakpoint
CREATE UNIQUE INDEX "gift_reversed_once" ON "gift" USING btree ("reverses_id") WHERE "gift"."reverses_id" is not null;--> statement-breakpoint
CREATE INDEX "gift_by_organization" ON "gift" USING btree ("organization_id","received_on","id");--> statement-breakpoint
CREATE INDEX "gift_application_by_organization" ON "gift_application" USING btree ("organization_id","state","id");--> statement-breakpoint
CREATE INDEX "thank_you_letter_by_organization" ON "thank_you_letter" USING btree ("organization_id","id");--> statement-breakpoint
CREATE INDEX "audit_entry_by_subject" ON "audit_entry" USING btree ("subject","subject_id");--> statement-breakpoint
CREATE INDEX "audit_entry_by_organization" ON "audit_entry" USING btree ("organization_id","id");--> statement-breakpoint
CREATE INDEX "audit_entry_by_person" ON "audit_entry" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "command_key_by_time" ON "command_key" USING btree ("at");--> statement-breakpoint
CREATE INDEX "message_due" ON "message" USING btree ("due_at") WHERE "message"."state" = 'queued';--> statement-breakpoint
CREATE INDEX "message_by_organization" ON "message" USING btree ("organization_id","id");--> statement-breakpoint
CREATE INDEX "message_by_person" ON "message" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "one_tap_token_by_subject" ON "one_tap_token" USING btree ("subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "service_record_once_per_signup" ON "service_record" USING btree ("signup_id") WHERE "service_record"."reverses_id" is null and "service_record"."state" in ('entered', 'confirmed');--> statement-breakpoint
CREATE UNIQUE INDEX "service_record_reversed_once" ON "service_record" USING btree ("reverses_id") WHERE "service_record"."reverses_id" is not null;--> statement-breakpoint
CREATE INDEX "service_record_by_person" ON "service_record" USING btree ("person_id","day","id");--> statement-breakpoint
CREATE INDEX "service_record_by_organization" ON "service_record" USING btree ("organization_id","day");--> statement-breakpoint
CREATE INDEX "service_record_by_community" ON "service_record" USING btree ("community_id","day");--> statement-breakpoint
CREATE INDEX "service_record_by_session" ON "service_record" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "service_record_to_confirm" ON "service_record" USING btree ("organization_id","id") WHERE "service_record"."state" = 'entered';--> statement-breakpoint
CREATE INDEX "organization_by_parent" ON "organization" USING btree ("parent_id","official_order");--> statement-breakpoint
CREATE INDEX "organization_by_path" ON "organization" USING btree ("path" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "place_by_community" ON "place" USING btree ("community_id","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "exemption_one_open" ON "exemption" USING btree ("person_id") WHERE "exemption"."to_day" is null;--> statement-breakpoint
CREATE INDEX "exemption_by_unit" ON "exemption" USING btree ("unit_id","from_day");--> statement-breakpoint
CREATE UNIQUE INDEX "member_registration_one_live" ON "member_registration" USING btree ("person_id") WHERE "member_registration"."state" <> 'ended';--> statement-breakpoint
CREATE INDEX "member_registration_by_unit" ON "member_registration" USING btree ("unit_id","state","id");--> statement-breakpoint
CREATE INDEX "member_registration_by_community" ON "member_registration" USING btree ("community_id","state","id");--> statement-breakpoint
CREATE UNIQUE INDEX "unit_registration_one_live" ON "unit_registration" USING btree ("unit_id","community_id") WHERE "unit_registration"."state" <> 'ended';--> statement-breakpoint
CREATE INDEX "unit_registration_by_community" ON "unit_registration" USING btree ("community_id","state","id");--> statement-breakpoint
CREATE INDEX "person_by_phone" ON "person" USING btree ("phone") WHERE "person"."phone" <> '';--> statement-breakpoint
CREATE INDEX "person_by_organization" ON "person" USING btree ("organization_id","id");--> statement-breakpoint
CREATE INDEX "person_by_name" ON "person" USING btree ("name" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "person_by_pinyin" ON "person" USING btree ("pinyin" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "person_by_initials" ON "person" USING btree ("initials" text_pattern_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "person_speciality_once" ON "person_speciality" USING btree ("person_id","speciality") WHERE "person_speciality"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "post_once" ON "post" USING btree ("person_id","role","organization_id",coalesce("session_id", '00000000-0000-0000-0000-000000000000'::uuid)) WHERE "post"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "post_by_person" ON "post" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "post_by_organization" ON "post" USING btree ("organization_id","role");--> statement-breakpoint
CREATE INDEX "sign_in_code_by_phone" ON "sign_in_code" USING btree ("phone","created_at");--> statement-breakpoint
CREATE INDEX "sign_in_session_by_person" ON "sign_in_session" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "unit_member_one_open" ON "unit_member" USING btree ("person_id") WHERE "unit_member"."to_day" is null;--> statement-breakpoint
CREATE INDEX "unit_member_by_organization" ON "unit_member" USING btree ("organization_id","from_day");--> statement-breakpoint
CREATE INDEX "validity_by_end" ON "validity" USING btree ("until_day");--> statement-breakpoint
CREATE INDEX "session_by_start" ON "session" USING btree ("starts_at","id");--> statement-breakpoint
CREATE INDEX "session_by_owner" ON "session" USING btree ("owner_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "session_by_host" ON "session" USING btree ("host_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "session_by_team" ON "session" USING btree ("team_id","starts_at");--> statement-breakpoint
CREATE INDEX "shift_by_session" ON "shift" USING btree ("session_id","position");--> statement-breakpoint
CREATE INDEX "shift_by_start" ON "shift" USING btree ("starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "signup_once_per_shift" ON "signup" USING btree ("shift_id","person_id") WHERE "signup"."state" not in ('cancelled', 'passed');--> statement-breakpoint
CREATE INDEX "signup_by_shift" ON "signup" USING btree ("shift_id","state","queue");--> statement-breakpoint
CREATE INDEX "signup_by_session" ON "signup" USING btree ("session_id","state");--> statement-breakpoint
CREATE INDEX "signup_by_person" ON "signup" USING btree ("person_id","state","id");--> statement-breakpoint
CREATE INDEX "signup_offers_running" ON "signup" USING btree ("offered_until") WHERE "signup"."state" = 'offered';--> statement-breakpoint
CREATE INDEX "honour_by_organization" ON "honour" USING btree ("organization_id");--> statement-breakpoint
CREATE UNIQUE INDEX "membership_one_live" ON "membership" USING btree ("team_id","person_id") WHERE "membership"."state" in ('applied', 'approved');--> statement-breakpoint
CREATE INDEX "membership_by_person" ON "membership" USING btree ("person_id","state");--> statement-breakpoint
CREATE INDEX "membership_by_team" ON "membership" USING btree ("team_id","state","id");