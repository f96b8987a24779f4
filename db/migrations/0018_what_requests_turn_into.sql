CREATE TABLE "list_claim" (
	"id" uuid PRIMARY KEY NOT NULL,
	"item_id" uuid NOT NULL,
	"organization_id" uuid,
	"person_id" uuid,
	"state" text NOT NULL,
	"claimed_by" uuid NOT NULL,
	"claimed_at" timestamp (3) with time zone NOT NULL,
	"ended_by" uuid,
	"ended_at" timestamp (3) with time zone,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "list_claim_state_known" CHECK ("list_claim"."state" in ('claimed', 'delivered', 'confirmed', 'released')),
	CONSTRAINT "list_claim_by_one" CHECK (("list_claim"."organization_id" is null) <> ("list_claim"."person_id" is null)),
	CONSTRAINT "list_claim_ended_with_note" CHECK (("list_claim"."state" = 'claimed') = ("list_claim"."ended_at" is null) and ("list_claim"."state" = 'claimed' or "list_claim"."note" <> ''))
);
--> statement-breakpoint
CREATE TABLE "list_item" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"community_id" uuid NOT NULL,
	"title" text NOT NULL,
	"words" text NOT NULL,
	"place_text" text DEFAULT '' NOT NULL,
	"state" text NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone,
	"ended_by" uuid,
	"ended_at" timestamp (3) with time zone,
	"end_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "list_item_kind_known" CHECK ("list_item"."kind" in ('demand', 'wish')),
	CONSTRAINT "list_item_state_known" CHECK ("list_item"."state" in ('proposed', 'open', 'claimed', 'delivered', 'thanked', 'withdrawn')),
	CONSTRAINT "list_item_thanked_is_a_wish" CHECK ("list_item"."state" <> 'thanked' or "list_item"."kind" = 'wish'),
	CONSTRAINT "list_item_withdrawn_with_reason" CHECK (("list_item"."state" = 'withdrawn') = ("list_item"."end_reason" is not null)),
	CONSTRAINT "list_item_published_when_open" CHECK ("list_item"."state" in ('proposed', 'withdrawn') or "list_item"."published_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "request_turn" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"session_id" uuid,
	"item_id" uuid,
	"waits" boolean NOT NULL,
	"made_by" uuid,
	"made_at" timestamp (3) with time zone NOT NULL,
	"result" text,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "request_turn_result_known" CHECK ("request_turn"."result" is null or "request_turn"."result" in ('done', 'off')),
	CONSTRAINT "request_turn_into_one" CHECK (("request_turn"."session_id" is null) <> ("request_turn"."item_id" is null)),
	CONSTRAINT "request_turn_ended_with_result" CHECK (("request_turn"."result" is null) = ("request_turn"."ended_at" is null))
);
--> statement-breakpoint
ALTER TABLE "request_entry" DROP CONSTRAINT "request_entry_kind_known";--> statement-breakpoint
ALTER TABLE "list_claim" ADD CONSTRAINT "list_claim_item_id_list_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."list_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_claim" ADD CONSTRAINT "list_claim_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_claim" ADD CONSTRAINT "list_claim_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_claim" ADD CONSTRAINT "list_claim_claimed_by_person_id_fk" FOREIGN KEY ("claimed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_claim" ADD CONSTRAINT "list_claim_ended_by_person_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_item" ADD CONSTRAINT "list_item_community_id_organization_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_item" ADD CONSTRAINT "list_item_made_by_person_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_item" ADD CONSTRAINT "list_item_ended_by_person_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_turn" ADD CONSTRAINT "request_turn_request_id_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_turn" ADD CONSTRAINT "request_turn_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_turn" ADD CONSTRAINT "request_turn_item_id_list_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."list_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_turn" ADD CONSTRAINT "request_turn_made_by_person_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "list_claim_one_live" ON "list_claim" USING btree ("item_id") WHERE "list_claim"."state" <> 'released';--> statement-breakpoint
CREATE INDEX "list_claim_by_organization" ON "list_claim" USING btree ("organization_id","id");--> statement-breakpoint
CREATE INDEX "list_claim_by_person" ON "list_claim" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "list_item_by_community" ON "list_item" USING btree ("community_id","kind","id");--> statement-breakpoint
CREATE INDEX "list_item_by_state" ON "list_item" USING btree ("kind","state","id");--> statement-breakpoint
CREATE UNIQUE INDEX "request_turn_session_once" ON "request_turn" USING btree ("session_id") WHERE "request_turn"."session_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "request_turn_item_once" ON "request_turn" USING btree ("item_id") WHERE "request_turn"."item_id" is not null;--> statement-breakpoint
CREATE INDEX "request_turn_by_request" ON "request_turn" USING btree ("request_id");--> statement-breakpoint
ALTER TABLE "request_entry" ADD CONSTRAINT "request_entry_kind_known" CHECK ("request_entry"."kind" in ('received', 'followed', 'changed', 'dispatched', 'accepted', 'objected', 'withdrawn', 'answer', 'note', 'visit', 'joint_inspection', 'extended', 'escalated', 'pushed_down', 'resolved', 'asked', 'called_back', 'reopened', 'merged', 'unmerged', 'redirected', 'turned', 'turn_ended'));