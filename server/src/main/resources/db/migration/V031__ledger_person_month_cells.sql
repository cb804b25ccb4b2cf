-- The coarsest cells: by month and person, with region and node. Most questions of a board are about
-- months, units, people and regions; they read a few rows here instead of one for each mix of dimensions.
create table ledger_person_month_cell (
  kind      text not null,
  month     date not null,
  unit_id   bigint not null,
  person_id bigint,
  region    text,
  node      text,
  entries   bigint not null,
  amount    bigint not null,
  quantity  bigint not null,
  seconds   bigint not null,
  score     bigint not null,
  scored    bigint not null,
  estimated bigint not null,
  constraint ledger_person_month_cell_key unique nulls not distinct (kind, month, unit_id, person_id, region, node)
);
create index ledger_person_month_cell_person on ledger_person_month_cell (person_id, kind, month);
create index ledger_person_month_cell_unit on ledger_person_month_cell (unit_id, kind, month);
call protect_rows('ledger_person_month_cell', 'select');
grant insert, update, delete on ledger_person_month_cell to gnomon_system;
grant select on ledger_person_month_cell to gnomon_published;
create policy published_rows on ledger_person_month_cell for select to gnomon_published
  using (unit_id = any ((select published_units())::bigint[]));

-- How many entries are visible, whoever asks: the version of every answer. A number, nothing else.
create function ledger_version() returns bigint
language sql stable security definer set search_path = public as $$
  select w.entries + (select count(*) from ledger_entry e where e.xid >= w.xid) from ledger_watermark w
$$;
revoke execute on function ledger_version() from public;
grant execute on function ledger_version() to gnomon_system, gnomon_all, gnomon_units, gnomon_own, gnomon_published;
