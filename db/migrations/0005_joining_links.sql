CREATE TABLE "joining_link" (
	"id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid,
	"unit_id" uuid,
	"token_hash" "bytea" NOT NULL,
	"last_day" date NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" uuid,
	"end_reason" text,
	CONSTRAINT "joining_link_token" UNIQUE("token_hash"),
	CONSTRAINT "joining_link_to_one" CHECK (("joining_link"."team_id" is null) <> ("joining_link"."unit_id" is null)),
	CONSTRAINT "joining_link_ended_by_somebody" CHECK (("joining_link"."ended_at" is null) = ("joining_link"."ended_by" is null))
);
--> statement-breakpoint
CREATE TABLE "unit_joining" (
	"id" uuid PRIMARY KEY NOT NULL,
	"link_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"community_id" uuid,
	"state" text NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by" uuid,
	"reason" text,
	CONSTRAINT "unit_joining_state_known" CHECK ("unit_joining"."state" in ('submitted', 'accepted', 'returned')),
	CONSTRAINT "unit_joining_decided" CHECK (("unit_joining"."state" = 'submitted') = ("unit_joining"."decided_at" is null))
);
--> statement-breakpoint
ALTER TABLE "message" DROP CONSTRAINT "message_kind_known";--> statement-breakpoint
ALTER TABLE "sign_in_code" ADD COLUMN "purpose" text DEFAULT 'sign_in' NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_in_code" ADD COLUMN "asked_by" uuid;--> statement-breakpoint
ALTER TABLE "joining_link" ADD CONSTRAINT "joining_link_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joining_link" ADD CONSTRAINT "joining_link_unit_id_organization_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joining_link" ADD CONSTRAINT "joining_link_made_by_person_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_joining" ADD CONSTRAINT "unit_joining_link_id_joining_link_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."joining_link"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_joining" ADD CONSTRAINT "unit_joining_unit_id_organization_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_joining" ADD CONSTRAINT "unit_joining_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_joining" ADD CONSTRAINT "unit_joining_community_id_organization_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "joining_link_by_team" ON "joining_link" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "joining_link_by_unit" ON "joining_link" USING btree ("unit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "unit_joining_one_open" ON "unit_joining" USING btree ("person_id") WHERE "unit_joining"."state" = 'submitted';--> statement-breakpoint
CREATE INDEX "unit_joining_by_unit" ON "unit_joining" USING btree ("unit_id","state","id");--> statement-breakpoint
CREATE INDEX "unit_joining_by_person" ON "unit_joining" USING btree ("person_id");--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_kind_known" CHECK ("message"."kind" in ('sign_in_code', 'offer', 'change', 'cancellation', 'reminder', 'signup', 'membership', 'joining', 'phone_change', 'registration', 'set_up', 'request', 'call_back', 'booking'));--> statement-breakpoint
ALTER TABLE "sign_in_code" ADD CONSTRAINT "sign_in_code_purpose_known" CHECK ("sign_in_code"."purpose" in ('sign_in', 'joining', 'phone_change'));