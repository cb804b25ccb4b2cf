-- Who may see which rows. The application signs in as gnomon_app, which owns nothing and by itself
-- sees nothing; every transaction first takes one of the scope roles below (see gnomon.server.database).
--
--   gnomon_system     jobs, listeners and sign-in: every row, also the accounts
--   gnomon_all        people who see the whole company
--   gnomon_units      people who see units:  unit_id   = any (gnomon.units)
--   gnomon_own        people who see their own: person_id = gnomon.person
--   gnomon_published  published aggregates (ranking, unit totals), as far as the company's setting opens them
--
-- One role has one policy a table: policies of one role are OR-ed and would lose the index.

do $$
declare
  scope_role text;
begin
  if not exists (select from pg_roles where rolname = 'gnomon_app') then
    create role gnomon_app login noinherit;
  end if;
  foreach scope_role in array array['gnomon_system', 'gnomon_all', 'gnomon_units', 'gnomon_own', 'gnomon_published'] loop
    if not exists (select from pg_roles where rolname = scope_role) then
      execute format('create role %I nologin', scope_role);
    end if;
    execute format('grant %I to gnomon_app with inherit false, set true', scope_role);
    execute format('grant usage on schema public to %I', scope_role);
    execute format('grant temporary on database %I to %I', current_database(), scope_role);
  end loop;
  execute format('grant connect, temporary on database %I to gnomon_app', current_database());
end $$;

revoke create on schema public from public;
grant usage on schema public to gnomon_app;

create extension if not exists btree_gist;

-- Rows that belong to a unit and a person: each scope role sees its part.
create procedure protect_rows(target regclass, privileges text, unit_column text default 'unit_id', person_column text default 'person_id')
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('grant %s on %s to gnomon_system, gnomon_all, gnomon_units, gnomon_own', privileges, target);
  execute format('create policy system_rows on %s to gnomon_system using (true) with check (true)', target);
  execute format('create policy all_rows on %s to gnomon_all using (true) with check (true)', target);
  execute format(
    'create policy unit_rows on %s to gnomon_units
       using (%I = any ((select nullif(current_setting(''gnomon.units'', true), ''''))::bigint[]))', target, unit_column);
  execute format(
    'create policy own_rows on %s to gnomon_own
       using (%I = (select nullif(current_setting(''gnomon.person'', true), ''''))::bigint)', target, person_column);
end $$;

-- Company-wide facts that every signed-in person may read (units, names, the calendar, measure definitions).
create procedure open_rows(target regclass, writers text default 'gnomon_system, gnomon_all')
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('grant select on %s to gnomon_system, gnomon_all, gnomon_units, gnomon_own, gnomon_published', target);
  execute format('grant insert, update, delete on %s to %s', target, writers);
  execute format('create policy readable on %s for select to gnomon_system, gnomon_all, gnomon_units, gnomon_own, gnomon_published using (true)', target);
  execute format('create policy inserted on %s for insert to %s with check (true)', target, writers);
  execute format('create policy updated on %s for update to %s using (true) with check (true)', target, writers);
  execute format('create policy deleted on %s for delete to %s using (true)', target, writers);
end $$;

-- Accounts, secrets and machinery: only the system scope.
create procedure close_rows(target regclass, privileges text default 'select, insert, update, delete')
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('grant %s on %s to gnomon_system', privileges, target);
  execute format('create policy system_rows on %s to gnomon_system using (true) with check (true)', target);
end $$;

