-- Improvement items: what is to be done, by whom, and the measure that tells whether it worked. The course of
-- an item (state, round, dates) is decided in gnomon.server.review.Course; the checks here are its floor.
create table review_item (
  id            bigint generated always as identity primary key,
  title         text not null check (length(title) between 1 and 200),
  body          text not null check (length(body) <= 4000),
  owner_id      bigint not null references organization_person,
  creator_id    bigint references organization_person,
  created_by    bigint not null references access_user,
  created_at    timestamptz not null,
  unit_id       bigint not null references organization_unit,
  person_id     bigint references organization_person,
  measure       text not null references measure_definition,
  conditions    jsonb not null,
  comparison    jsonb,
  baseline_from date not null,
  baseline_to   date not null,
  change        text not null check (change in ('relative', 'points')),
  wanted        numeric not null check (wanted > 0),
  origin        jsonb,
  state         text not null check (state in ('open', 'done', 'effective', 'undecided', 'closed')),
  round         integer not null check (round >= 1),
  due_on        date not null,
  done_on       date,
  judge_on      date,
  window_days   integer not null check (window_days between 7 and 730),
  version       integer not null default 1,
  constraint review_item_baseline check (baseline_from <= baseline_to),
  constraint review_item_judged_when_done check (state <> 'done' or (done_on is not null and judge_on is not null))
);
create index review_item_unit on review_item (unit_id);
create index review_item_owner on review_item (owner_id);
create index review_item_judge on review_item (judge_on) where state in ('done', 'effective');

-- Seen by its owner, whoever made it, and whoever manages the unit; changed by the module alone, which asks first.
alter table review_item enable row level security;
grant select, insert, update on review_item to gnomon_system;
grant select on review_item to gnomon_all, gnomon_units, gnomon_own;
create policy system_rows on review_item to gnomon_system using (true) with check (true);
create policy all_rows on review_item for select to gnomon_all using (true);
create policy unit_rows on review_item for select to gnomon_units
  using (unit_id = any ((select nullif(current_setting('gnomon.units', true), ''))::bigint[])
    or owner_id = (select nullif(current_setting('gnomon.person', true), ''))::bigint
    or creator_id = (select nullif(current_setting('gnomon.person', true), ''))::bigint);
create policy own_rows on review_item for select to gnomon_own
  using (owner_id = (select nullif(current_setting('gnomon.person', true), ''))::bigint
    or creator_id = (select nullif(current_setting('gnomon.person', true), ''))::bigint);

-- What the figures said, once for each round and window: a night that runs twice changes nothing twice.
create table review_judgement (
  id              bigint generated always as identity primary key,
  item_id         bigint not null references review_item,
  round           integer not null,
  from_day        date not null,
  to_day          date not null,
  judged_on       date not null,
  as_of           timestamptz not null,
  ledger_version  bigint not null,
  asked           jsonb not null,
  figures         jsonb not null,
  verdict         text not null check (verdict in ('effective', 'no_effect', 'undecided')),
  constraint review_judgement_once unique (item_id, round, from_day, to_day)
);
call close_rows('review_judgement', 'select, insert');

-- Who did what, when; no one for the night's own work.
create table review_history (
  id         bigint generated always as identity primary key,
  item_id    bigint not null references review_item,
  at         timestamptz not null,
  account_id bigint references access_user,
  round      integer not null,
  event      text not null check (event in ('created', 'edited', 'done', 'judged', 'relapsed', 'reopened', 'extended', 'closed')),
  details    jsonb not null
);
create index review_history_item on review_history (item_id, id);
call close_rows('review_history', 'select, insert');

create function review_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'The rows of % are never changed. Maybe add another.', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger review_judgement_append_only before update or delete on review_judgement
  for each row execute function review_append_only();
create trigger review_history_append_only before update or delete on review_history
  for each row execute function review_append_only();
create trigger review_judgement_no_truncate before truncate on review_judgement
  for each statement execute function review_append_only();
create trigger review_history_no_truncate before truncate on review_history
  for each statement execute function review_append_only();

-- Each command once, whatever the network does: the id is stored in the transaction of its effect.
create table review_command (
  id      uuid primary key,
  item_id bigint not null references review_item,
  content jsonb not null,
  at      timestamptz not null
);
call close_rows('review_command', 'select, insert');
