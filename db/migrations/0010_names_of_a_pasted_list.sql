CREATE TABLE "jielong_name" (
	"id" uuid PRIMARY KEY NOT NULL,
	"shift_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"name" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"why" text NOT NULL,
	"state" text NOT NULL,
	"kept_at" timestamp (3) with time zone NOT NULL,
	"kept_by" uuid NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"settled_by" uuid,
	"signup_id" uuid,
	CONSTRAINT "jielong_name_once_per_shift" UNIQUE("shift_id","name"),
	CONSTRAINT "jielong_name_why_known" CHECK ("jielong_name"."why" in ('unknown', 'ambiguous', 'unfit')),
	CONSTRAINT "jielong_name_state_known" CHECK ("jielong_name"."state" in ('open', 'signed', 'out')),
	CONSTRAINT "jielong_name_settled_by_someone" CHECK (("jielong_name"."state" = 'open') = ("jielong_name"."settled_at" is null) and ("jielong_name"."settled_at" is null) = ("jielong_name"."settled_by" is null)),
	CONSTRAINT "jielong_name_signup_when_signed" CHECK ("jielong_name"."signup_id" is null or "jielong_name"."state" = 'signed')
);
--> statement-breakpoint
ALTER TABLE "jielong_name" ADD CONSTRAINT "jielong_name_shift_id_shift_id_fk" FOREIGN KEY ("shift_id") REFERENCES "public"."shift"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jielong_name" ADD CONSTRAINT "jielong_name_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jielong_name" ADD CONSTRAINT "jielong_name_kept_by_person_id_fk" FOREIGN KEY ("kept_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jielong_name" ADD CONSTRAINT "jielong_name_signup_id_signup_id_fk" FOREIGN KEY ("signup_id") REFERENCES "public"."signup"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "jielong_name_open_by_session" ON "jielong_name" USING btree ("session_id") WHERE "jielong_name"."state" = 'open';