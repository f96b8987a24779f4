CREATE TABLE "grid_visit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"grid_id" uuid NOT NULL,
	"day" date NOT NULL,
	"words" text NOT NULL,
	"others" integer NOT NULL,
	"state" text NOT NULL,
	"entered_by" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"ended_by" uuid,
	"ended_at" timestamp (3) with time zone,
	"end_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "grid_visit_state_known" CHECK ("grid_visit"."state" in ('recorded', 'cancelled')),
	CONSTRAINT "grid_visit_others" CHECK ("grid_visit"."others" between 0 and 200),
	CONSTRAINT "grid_visit_ended_with_reason" CHECK (("grid_visit"."state" = 'cancelled') = ("grid_visit"."end_reason" is not null) and ("grid_visit"."end_reason" is null) = ("grid_visit"."ended_at" is null))
);
--> statement-breakpoint
CREATE TABLE "grid_visit_former" (
	"id" uuid PRIMARY KEY NOT NULL,
	"visit_id" uuid NOT NULL,
	"day" date NOT NULL,
	"words" text NOT NULL,
	"others" integer NOT NULL,
	"member_ids" uuid[] NOT NULL,
	"reason" text NOT NULL,
	"corrected_by" uuid NOT NULL,
	"corrected_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grid_visit_member" (
	"visit_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "grid_visit_member_once" PRIMARY KEY("visit_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "grid_visit_photo" (
	"visit_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	CONSTRAINT "grid_visit_photo_once" PRIMARY KEY("file_id")
);
--> statement-breakpoint
ALTER TABLE "file" DROP CONSTRAINT "file_kind_known";--> statement-breakpoint
ALTER TABLE "organization_link" ADD COLUMN "from_day" date;--> statement-breakpoint
UPDATE "organization_link" l SET "from_day" = (SELECT (greatest(o."created_at", p."created_at") AT TIME ZONE 'Asia/Shanghai')::date FROM "organization" o, "organization" p WHERE o."id" = l."organization_id" AND p."id" = l."partner_id");--> statement-breakpoint
ALTER TABLE "organization_link" ALTER COLUMN "from_day" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "grid_visit" ADD CONSTRAINT "grid_visit_unit_id_organization_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grid_visit" ADD CONSTRAINT "grid_visit_grid_id_organization_id_fk" FOREIGN KEY ("grid_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grid_visit" ADD CONSTRAINT "grid_visit_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grid_visit" ADD CONSTRAINT "grid_visit_ended_by_person_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grid_visit_former" ADD CONSTRAINT "grid_visit_former_visit_id_grid_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."grid_visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grid_visit_former" ADD CONSTRAINT "grid_visit_former_corrected_by_person_id_fk" FOREIGN KEY ("corrected_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grid_visit_member" ADD CONSTRAINT "grid_visit_member_visit_id_grid_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."grid_visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grid_visit_member" ADD CONSTRAINT "grid_visit_member_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grid_visit_photo" ADD CONSTRAINT "grid_visit_photo_visit_id_grid_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."grid_visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grid_visit_photo" ADD CONSTRAINT "grid_visit_photo_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "grid_visit_once_a_day" ON "grid_visit" USING btree ("unit_id","grid_id","day") WHERE "grid_visit"."state" = 'recorded';--> statement-breakpoint
CREATE INDEX "grid_visit_by_grid" ON "grid_visit" USING btree ("grid_id","day","id");--> statement-breakpoint
CREATE INDEX "grid_visit_by_unit" ON "grid_visit" USING btree ("unit_id","day","id");--> statement-breakpoint
CREATE INDEX "grid_visit_by_day" ON "grid_visit" USING btree ("day","id");--> statement-breakpoint
CREATE INDEX "grid_visit_former_by_visit" ON "grid_visit_former" USING btree ("visit_id","id");--> statement-breakpoint
CREATE INDEX "grid_visit_member_by_person" ON "grid_visit_member" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "grid_visit_photo_by_visit" ON "grid_visit_photo" USING btree ("visit_id");--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_visit_id_grid_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."grid_visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "request_by_visit" ON "request" USING btree ("visit_id") WHERE "request"."visit_id" is not null;--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_kind_known" CHECK ("file"."kind" in ('thank_you_letter', 'registration_slip', 'service_card', 'request_photo', 'visit_photo', 'case_document', 'document'));