-- Cases: a deal at a node, from its first entry that stands, and (with an empty node) the deal as a whole.
-- The follower derives them from the entries below the watermark; a deal that is touched is derived anew.
create function ledger_node_place(node text) returns integer language sql immutable as $$
  select array_position(array['lead', 'needs', 'proposal', 'objections', 'signing', 'after_sales'], node)
$$;

create table ledger_case (
  deal_id      bigint not null,
  node         text not null,
  entry_id     bigint not null,
  day          date not null,
  unit_id      bigint not null,
  person_id    bigint,
  channel      text,
  product_line text,
  region       text,
  industry     text,
  tier         text,
  newness      text,
  amount       bigint not null,
  estimated    boolean not null,
  reached      boolean not null,
  lost         boolean not null,
  primary key (deal_id, node)
);
create index ledger_case_day on ledger_case (day);
create index ledger_case_unit on ledger_case (unit_id, day);
create index ledger_case_person on ledger_case (person_id, day);
call protect_rows('ledger_case', 'select');
grant insert, update, delete on ledger_case to gnomon_system;

-- Cells over aligned blocks of 4 and 32 days: a range is a few blocks, and at its edges at most three single
-- days, whose cases are read one by one. By unit and person for every scope; by line and region for those
-- who see the whole company. Day cells would have hardly fewer rows than there are cases.
create function ledger_block(day date, days integer) returns date language sql immutable as $$
  select date '0001-01-01' + (day - date '0001-01-01') / days * days
$$;

create table ledger_case_unit_cell (
  days      smallint not null,
  first     date not null,
  unit_id   bigint not null,
  person_id bigint,
  node      text not null,
  cases     bigint not null,
  reached   bigint not null,
  lost      bigint not null,
  amount    bigint not null,
  estimated bigint not null,
  constraint ledger_case_unit_cell_key unique nulls not distinct (days, first, node, unit_id, person_id)
);
call protect_rows('ledger_case_unit_cell', 'select');
grant insert, update, delete on ledger_case_unit_cell to gnomon_system;

create table ledger_case_cell (
  days         smallint not null,
  first        date not null,
  node         text not null,
  product_line text,
  region       text,
  cases        bigint not null,
  reached      bigint not null,
  lost         bigint not null,
  amount       bigint not null,
  estimated    bigint not null,
  constraint ledger_case_cell_key unique nulls not distinct (days, first, node, product_line, region)
);
call close_rows('ledger_case_cell');
grant select on ledger_case_cell to gnomon_all;
create policy all_rows on ledger_case_cell for select to gnomon_all using (true);

-- Durations as a histogram over blocks of 1, 8 and 64 days. A slot is 2^(1/128) - 1 = 0.54 % of (one day + duration) wide: whole days up to
-- half a year have a slot each. The seconds of a slot and their squares are kept too, so mean and deviation are exact.
create function ledger_slot(seconds bigint) returns integer language sql immutable as $$
  select floor(128 * ln(1 + greatest(seconds, 0) / 86400::float8) / ln(2::float8))::integer
$$;

create table ledger_duration_cell (
  days    smallint not null,
  first   date not null,
  kind    text not null,
  node    text,
  slot    integer not null,
  cases   bigint not null,
  seconds bigint not null,
  squares numeric not null,
  constraint ledger_duration_cell_key unique nulls not distinct (days, first, kind, node, slot)
);
call close_rows('ledger_duration_cell');
grant select on ledger_duration_cell to gnomon_all;
create policy all_rows on ledger_duration_cell for select to gnomon_all using (true);

-- The cases of deals, from what stands among the entries below a transaction, or among all. With the owner's
-- rights, since what became of a deal does not depend on who asks; it returns references and outcomes, and
-- the caller joins the entries under its own scope.
create function ledger_cases_of(deals bigint[], below xid8)
returns table (deal_id bigint, node text, entry_id bigint, reached boolean, lost boolean)
language plpgsql stable rows 100 security definer set search_path = public as $$
#variable_conflict use_column
begin
  if deals is null then
    return;
  end if;
  return query with standing as materialized (
    select e.deal_id, e.kind, e.node, e.day, e.id
    from unnest(deals) as asked(deal_id) join ledger_entry e on e.deal_id = asked.deal_id
    where e.kind in ('node_entered', 'deal_won', 'deal_lost') and e.sign = 1 and (below is null or e.xid < below)
      and not exists (select from ledger_entry r where r.reverses = e.id and (below is null or r.xid < below))),
  progress as (select s.deal_id, s.kind, s.node, max(s.day) as last_day from standing s group by 1, 2, 3),
  firsts as materialized (
    select distinct on (s.deal_id, s.node) s.deal_id, s.node, s.id, s.day
    from standing s where s.kind = 'node_entered' and s.node is not null order by s.deal_id, s.node, s.day, s.id),
  begun as (
    select * from firsts
    union all
    (select distinct on (f.deal_id) f.deal_id, '', f.id, f.day from firsts f order by f.deal_id, f.day, f.id)),
  outcome as (
    select b.deal_id, b.node, b.id,
      bool_or(p.last_day >= b.day and case when b.node = '' then p.kind = 'deal_won'
        else p.kind = 'node_entered' and coalesce(ledger_node_place(p.node) > ledger_node_place(b.node), false) end) as reached,
      bool_or(p.last_day >= b.day and p.kind = 'deal_lost') as lost
    from begun b join progress p on p.deal_id = b.deal_id group by 1, 2, 3)
  select o.deal_id, o.node, o.id, o.reached, o.lost and not o.reached from outcome o;
end $$;
revoke execute on function ledger_cases_of(bigint[], xid8) from public;
grant execute on function ledger_cases_of(bigint[], xid8) to gnomon_system, gnomon_all, gnomon_units, gnomon_own;

-- The deals whose cases may have changed above the watermark.
create function ledger_touched_deals() returns bigint[]
language sql stable security definer set search_path = public as $$
  select array_agg(distinct e.deal_id) from ledger_entry e
  where e.xid >= (select xid from ledger_watermark) and e.deal_id is not null
    and e.kind in ('node_entered', 'deal_won', 'deal_lost')
$$;
revoke execute on function ledger_touched_deals() from public;
grant execute on function ledger_touched_deals() to gnomon_system, gnomon_all, gnomon_units, gnomon_own;
