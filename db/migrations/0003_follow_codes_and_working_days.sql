CREATE TABLE "follow_code" (
	"code_hash" "bytea" PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "announced_year" (
	"year" integer PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "special_day" (
	"day" date PRIMARY KEY NOT NULL,
	"works" text NOT NULL,
	"name" text NOT NULL,
	"entered_by" uuid,
	"entered_at" timestamp (3) with time zone,
	CONSTRAINT "special_day_works_known" CHECK ("special_day"."works" in ('holiday', 'workday'))
);
--> statement-breakpoint
CREATE INDEX "follow_code_by_subject" ON "follow_code" USING btree ("subject_id");