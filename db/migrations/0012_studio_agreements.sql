ALTER TABLE "agreement" ADD COLUMN "studio" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "agreement" ADD COLUMN "branch_gives" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "agreement" ADD COLUMN "community_gives" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "agreement" ADD COLUMN "planned_sessions" integer;--> statement-breakpoint
CREATE INDEX "agreement_by_branch" ON "agreement" USING btree ("branch_id");--> statement-breakpoint
CREATE INDEX "agreement_by_community" ON "agreement" USING btree ("community_id");--> statement-breakpoint
CREATE INDEX "agreement_running_out" ON "agreement" USING btree ("ends_on") WHERE "agreement"."state" = 'in_force';--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_term_in_order" CHECK ("agreement"."ends_on" is null or "agreement"."ends_on" >= "agreement"."signed_on");--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_planned_sessions_positive" CHECK ("agreement"."planned_sessions" between 1 and 400);