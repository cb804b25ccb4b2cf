-- What demo company this database holds, and through which day each slice of it is loaded. The day moves in
-- the transaction of the facts, so an interrupted load goes on where it was. pieces counts what a live company
-- has already written of the day after.
create table demo_company (
  id      smallint primary key default 1 check (id = 1),
  seed    bigint not null,
  scale   integer not null check (scale > 0),
  teams   integer not null check (teams > 0),
  start   date not null,
  quarter date not null
);
call close_rows('demo_company');

create table demo_progress (
  slice   integer primary key,
  through date not null,
  pieces  integer not null default 0 check (pieces >= 0)
);
call close_rows('demo_progress');

-- A load fills tables in seconds, and until PostgreSQL has looked at them it plans as if they were empty.
-- This runs as the owner, since only the owner may look.
create function demo_look_at_tables() returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  analyze ledger_entry, ledger_day_cell, ledger_person_month_cell, ledger_month_cell, ledger_customer_month,
    ledger_first_order, ledger_case, ledger_case_cell, ledger_case_unit_cell, customer_customer, pipeline_deal, pipeline_visit, pipeline_blocker, pipeline_order,
    pipeline_receipt, activity_activity;
end $$;
revoke execute on function demo_look_at_tables() from public;
grant execute on function demo_look_at_tables() to gnomon_system;
