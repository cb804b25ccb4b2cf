-- Target plans: a year's amount of one measure, divided over the company's tree and the twelve months of
-- its fiscal year. Only leaves (people) have rows; every other number is a sum of them.
create table target_plan (
  id           bigint generated always as identity primary key,
  command      uuid not null constraint target_plan_command unique,
  name         text not null check (length(name) between 1 and 200),
  measure      text not null references measure_definition,
  fiscal_year  integer not null check (fiscal_year between 1900 and 9998),
  first_month  date not null check (extract(day from first_month) = 1),
  status       text not null default 'draft' check (status in ('draft', 'published', 'superseded')),
  total        bigint not null check (total > 0),
  grain        bigint not null check (grain > 0),
  version      integer not null default 1,
  weights      jsonb not null,
  month_totals bigint[] not null check (cardinality(month_totals) = 12),
  based_on     bigint constraint target_plan_basis references target_plan on delete set null,
  created_by   bigint references access_user,
  created_at   timestamptz not null,
  published_at timestamptz,
  check (total % grain = 0),
  check ((status = 'draft') = (published_at is null))
);
create unique index target_plan_one_published on target_plan (measure, fiscal_year) where status = 'published';

-- A draft is the planners' own business; others see a plan once it is published.
alter table target_plan enable row level security;
grant select, insert, update, delete on target_plan to gnomon_system, gnomon_all;
grant select on target_plan to gnomon_units, gnomon_own, gnomon_published;
create policy all_rows on target_plan to gnomon_system, gnomon_all using (true) with check (true);
create policy published_plans on target_plan for select to gnomon_units, gnomon_own, gnomon_published using (status <> 'draft');

-- The people of a plan, each in the unit it was planned in, with the weight and the year committed to.
create table target_person (
  plan_id   bigint not null references target_plan on delete cascade,
  unit_id   bigint not null references organization_unit,
  person_id bigint not null references organization_person,
  weight    double precision not null check (weight >= 0),
  basis     text not null check (basis in ('own', 'median', 'equal')),
  committed bigint not null check (committed >= 0),
  primary key (plan_id, person_id)
);

-- planned = the amount when the draft was made; edited = someone set this figure, so balancing keeps it.
create table target_cell (
  plan_id   bigint not null references target_plan on delete cascade,
  unit_id   bigint not null references organization_unit,
  person_id bigint not null,
  month     date not null,
  amount    bigint not null check (amount >= 0),
  planned   bigint not null,
  locked    boolean not null default false,
  edited    boolean not null default false,
  primary key (plan_id, unit_id, person_id, month),
  foreign key (plan_id, person_id) references target_person on delete cascade
);
create index target_cell_person on target_cell (person_id, plan_id);

create procedure protect_plan_rows(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('grant select, insert, update, delete on %s to gnomon_system, gnomon_all', target);
  execute format('grant select on %s to gnomon_units, gnomon_own, gnomon_published', target);
  execute format('create policy system_rows on %s to gnomon_system using (true) with check (true)', target);
  execute format('create policy all_rows on %s to gnomon_all using (true) with check (true)', target);
  execute format(
    'create policy unit_rows on %s for select to gnomon_units
       using (unit_id = any ((select nullif(current_setting(''gnomon.units'', true), ''''))::bigint[])
         and plan_id in (select id from target_plan))', target);
  execute format(
    'create policy own_rows on %s for select to gnomon_own
       using (person_id = (select nullif(current_setting(''gnomon.person'', true), ''''))::bigint
         and plan_id in (select id from target_plan))', target);
  execute format(
    'create policy published_rows on %s for select to gnomon_published
       using (unit_id = any ((select published_units())::bigint[]) and plan_id in (select id from target_plan))', target);
end $$;
call protect_plan_rows('target_person');
call protect_plan_rows('target_cell');

-- Each command once, whatever the network does: the id is stored in the transaction of its effect.
create table target_command (
  id      uuid primary key,
  plan_id bigint not null references target_plan on delete cascade,
  at      timestamptz not null
);
call close_rows('target_command', 'select, insert, delete');
grant select, insert on target_command to gnomon_all;
create policy all_rows on target_command to gnomon_all using (true) with check (true);

-- What a step changed, as it was before: undo puts the last one back.
create table target_step (
  id      bigint generated always as identity primary key,
  plan_id bigint not null references target_plan on delete cascade,
  cells   jsonb not null
);
create index target_step_plan on target_step (plan_id, id);
call close_rows('target_step', 'select, insert, delete');
grant select, insert, delete on target_step to gnomon_all;
create policy all_rows on target_step to gnomon_all using (true) with check (true);

-- A plan that is no longer a draft never changes again, except that another supersedes it. This holds for
-- the owner of the tables too.
create function target_plan_guard() returns trigger language plpgsql as $$
begin
  if old.status = 'draft' then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if tg_op = 'DELETE' then
    raise exception 'Plan % is % and is never deleted. Maybe make a new draft from it.', old.id, old.status
      using errcode = 'restrict_violation';
  end if;
  if row(new.measure, new.fiscal_year, new.first_month, new.total, new.grain, new.name, new.weights, new.month_totals, new.published_at)
       is distinct from row(old.measure, old.fiscal_year, old.first_month, old.total, old.grain, old.name, old.weights, old.month_totals, old.published_at)
     or (new.status <> old.status and not (old.status = 'published' and new.status = 'superseded')) then
    raise exception 'Plan % is % and is never changed. Maybe make a new draft from it.', old.id, old.status
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger target_plan_guard before update or delete on target_plan
  for each row execute function target_plan_guard();

-- Holding the plan's row keeps a publication from passing a change of its cells that is under way.
create function target_rows_guard() returns trigger
language plpgsql security definer set search_path = public as $$
declare
  plan target_plan;
begin
  for plan in select p.* from target_plan p where p.id in (select plan_id from touched) order by p.id for share loop
    if plan.status <> 'draft' then
      raise exception 'Plan % is %; its figures never change. Maybe make a new draft from it.', plan.id, plan.status
        using errcode = 'restrict_violation';
    end if;
  end loop;
  return null;
end $$;
create trigger target_cell_added after insert on target_cell referencing new table as touched
  for each statement execute function target_rows_guard();
create trigger target_cell_changed after update on target_cell referencing old table as touched
  for each statement execute function target_rows_guard();
create trigger target_cell_moved after update on target_cell referencing new table as touched
  for each statement execute function target_rows_guard();
create trigger target_cell_removed after delete on target_cell referencing old table as touched
  for each statement execute function target_rows_guard();
create trigger target_person_added after insert on target_person referencing new table as touched
  for each statement execute function target_rows_guard();
create trigger target_person_changed after update on target_person referencing old table as touched
  for each statement execute function target_rows_guard();
create trigger target_person_removed after delete on target_person referencing old table as touched
  for each statement execute function target_rows_guard();

create function target_no_truncate() returns trigger language plpgsql as $$
begin
  raise exception 'The rows of % are never emptied. Maybe delete a draft.', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger target_plan_no_truncate before truncate on target_plan for each statement execute function target_no_truncate();
create trigger target_person_no_truncate before truncate on target_person for each statement execute function target_no_truncate();
create trigger target_cell_no_truncate before truncate on target_cell for each statement execute function target_no_truncate();

-- At the end of the transaction that publishes, the cells add up to the total at the grain.
create function target_plan_is_exact() returns trigger
language plpgsql security definer set search_path = public as $$
declare
  assigned numeric;
  off_grain bigint;
begin
  select coalesce(sum(c.amount), 0), count(*) filter (where c.amount % new.grain <> 0) into assigned, off_grain
  from target_cell c where c.plan_id = new.id;
  if assigned <> new.total or off_grain > 0 then
    raise exception 'Plan % is not exact: its cells add up to % of %, % of them beside the grain. Maybe balance it first.',
      new.id, assigned, new.total, off_grain using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger target_plan_exact after insert or update of status on target_plan
  deferrable initially deferred for each row when (new.status = 'published') execute function target_plan_is_exact();

-- The ranking reads what is above the cells' watermark as well. A column grant lets the published scope add
-- up those entries without ever reading whose customer or deal they concern.
grant select (kind, day, unit_id, person_id, node, sign, amount, quantity, seconds, score, estimated, xid, recorded)
  on ledger_entry to gnomon_published;
create policy published_rows on ledger_entry for select to gnomon_published
  using (unit_id = any ((select published_units())::bigint[]));
