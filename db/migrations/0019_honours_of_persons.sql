ALTER TABLE "honour" ADD COLUMN "person_id" uuid;--> statement-breakpoint
ALTER TABLE "honour" ADD CONSTRAINT "honour_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "honour_by_person" ON "honour" USING btree ("person_id") WHERE "honour"."person_id" is not null;--> statement-breakpoint
ALTER TABLE "honour" ADD CONSTRAINT "honour_of_a_person_alone" CHECK ("honour"."person_id" is null or ("honour"."kind" = 'person' and "honour"."team_id" is null and not "honour"."public"));