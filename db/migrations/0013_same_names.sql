CREATE TABLE "same_name" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"counsellor_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"findings" jsonb NOT NULL,
	"state" text NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"reason" text,
	CONSTRAINT "same_name_state_known" CHECK ("same_name"."state" in ('asked', 'another', 'same', 'withdrawn')),
	CONSTRAINT "same_name_second_person" CHECK ("same_name"."state" not in ('another', 'same') or ("same_name"."decided_by" is not null and "same_name"."decided_by" <> "same_name"."asked_by" and "same_name"."decided_by" <> "same_name"."counsellor_id" and "same_name"."reason" is not null))
);
--> statement-breakpoint
ALTER TABLE "conflict_check" DROP CONSTRAINT "conflict_check_decision_known";--> statement-breakpoint
ALTER TABLE "same_name" ADD CONSTRAINT "same_name_case_id_consultation_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."consultation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "same_name" ADD CONSTRAINT "same_name_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "same_name" ADD CONSTRAINT "same_name_counsellor_id_person_id_fk" FOREIGN KEY ("counsellor_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "same_name" ADD CONSTRAINT "same_name_asked_by_person_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "same_name" ADD CONSTRAINT "same_name_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "same_name_one_open" ON "same_name" USING btree ("case_id","counsellor_id") WHERE "same_name"."state" = 'asked';--> statement-breakpoint
CREATE INDEX "same_name_by_organization" ON "same_name" USING btree ("organization_id","id");--> statement-breakpoint
ALTER TABLE "conflict_check" ADD CONSTRAINT "conflict_check_decision_known" CHECK ("conflict_check"."decision" in ('cleared', 'looked', 'asked', 'ruled', 'conflict'));