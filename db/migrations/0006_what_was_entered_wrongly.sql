ALTER TABLE "validity" DROP CONSTRAINT "validity_once";--> statement-breakpoint
ALTER TABLE "validity" ADD COLUMN "ended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "validity" ADD COLUMN "ended_by" uuid;--> statement-breakpoint
ALTER TABLE "validity" ADD COLUMN "end_reason" text;--> statement-breakpoint
ALTER TABLE "honour" ADD COLUMN "ended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "honour" ADD COLUMN "ended_by" uuid;--> statement-breakpoint
ALTER TABLE "honour" ADD COLUMN "end_reason" text;--> statement-breakpoint
CREATE UNIQUE INDEX "validity_once" ON "validity" USING btree ("person_id","kind","from_day") WHERE "validity"."ended_at" is null;