-- What the schema language cannot say.
create extension if not exists btree_gist;
--> statement-breakpoint
-- Two confirmed records of one person never overlap in time (domain.md, Figures).
alter table "service_record" add constraint "service_record_no_overlap"
  exclude using gist ("person_id" with =, tstzrange("starts_at", "ends_at") with &&)
  where ("state" = 'confirmed' and "starts_at" is not null and "reverses_id" is null);
--> statement-breakpoint
-- A person stands in one unit at a time.
alter table "unit_member" add constraint "unit_member_no_overlap"
  exclude using gist ("person_id" with =, daterange("from_day", "to_day", '[]') with &&);
--> statement-breakpoint
-- A member has one home community at a time, history kept.
alter table "member_registration" add constraint "member_registration_no_overlap"
  exclude using gist ("person_id" with =, daterange("from_day", "to_day", '[]') with &&)
  where ("from_day" is not null);
--> statement-breakpoint
alter table "post" add constraint "post_session_fk" foreign key ("session_id") references "session"("id");
--> statement-breakpoint
create function "refuse_change"() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed', tg_table_name using errcode = '23514', constraint = tg_table_name || '_append_only';
end $$;
--> statement-breakpoint
create trigger "audit_entry_append_only" before update or delete on "audit_entry" for each row execute function "refuse_change"();
--> statement-breakpoint
create trigger "case_reading_append_only" before update or delete on "case_reading" for each row execute function "refuse_change"();
--> statement-breakpoint
create trigger "disbursement_append_only" before update or delete on "disbursement" for each row execute function "refuse_change"();
