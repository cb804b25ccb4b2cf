-- The fact ledger: one append-only row for every business event. A mistake is corrected by a reversing
-- entry on the same day; nothing is ever updated. References are opaque numbers, never personal data.
create table ledger_entry (
  id               bigint generated always as identity primary key,
  source           text not null,
  source_key       text not null,
  kind             text not null,
  day              date not null,
  occurred_at      timestamptz,
  recorded         timestamptz not null,
  recorded_assumed boolean not null default false,
  xid              xid8 not null default pg_current_xact_id(),
  sign             smallint not null default 1 check (sign in (1, -1)),
  reverses         bigint constraint ledger_entry_reversed references ledger_entry,
  unit_id          bigint not null,
  person_id        bigint,
  customer_id      bigint,
  deal_id          bigint,
  channel          text,
  product_line     text,
  region           text,
  industry         text,
  tier             text,
  newness          text,
  node             text,
  previous_node    text,
  reason           text,
  amount           bigint not null default 0,
  quantity         bigint not null default 0,
  seconds          bigint,
  score            bigint,
  estimated        boolean not null default false,
  constraint ledger_entry_source_key unique (source_key),
  constraint ledger_entry_reversed_once unique (reverses),
  check ((sign = -1) = (reverses is not null))
);
create index ledger_entry_xid on ledger_entry (xid);
create index ledger_entry_kind_day on ledger_entry (kind, day);
create index ledger_entry_source on ledger_entry (source);
create index ledger_entry_deal on ledger_entry (deal_id) where deal_id is not null;
create index ledger_entry_customer on ledger_entry (customer_id, kind) where customer_id is not null;
create index ledger_entry_person on ledger_entry (person_id, kind, day);
call protect_rows('ledger_entry', 'select, insert');

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'A row of % is never changed (% refused). Maybe post a reversing entry.', tg_table_name, tg_op
    using errcode = 'restrict_violation';
end $$;
create trigger ledger_entry_append_only before update or delete on ledger_entry
  for each row execute function refuse_change();
create trigger ledger_entry_no_truncate before truncate on ledger_entry
  for each statement execute function refuse_change();

-- Everything below is derived by the follower from entries with xid < watermark, and can be built anew.
-- In cells, estimated says how many estimates there are: a reversal takes one away, and so does the
-- deal that leaves the pipeline, so its entry counts with the sign of its quantity.
create table ledger_watermark (
  id      smallint primary key default 1 check (id = 1),
  xid     xid8 not null,
  entries bigint not null
);
insert into ledger_watermark (xid, entries) values ('0', 0);
alter table ledger_watermark enable row level security;
create policy readable on ledger_watermark for select to gnomon_system, gnomon_all, gnomon_units, gnomon_own, gnomon_published using (true);
create policy moved on ledger_watermark for update to gnomon_system using (true) with check (true);
grant select on ledger_watermark to gnomon_system, gnomon_all, gnomon_units, gnomon_own, gnomon_published;
grant update on ledger_watermark to gnomon_system;

create table ledger_day_cell (
  kind      text not null,
  day       date not null,
  unit_id   bigint not null,
  person_id bigint,
  node      text,
  entries   bigint not null,
  amount    bigint not null,
  quantity  bigint not null,
  seconds   bigint not null,
  score     bigint not null,
  scored    bigint not null,
  estimated bigint not null,
  constraint ledger_day_cell_key unique nulls not distinct (kind, day, unit_id, person_id, node)
);
create index ledger_day_cell_person on ledger_day_cell (person_id, kind, day);
create index ledger_day_cell_unit on ledger_day_cell (unit_id, kind, day);
call protect_rows('ledger_day_cell', 'select');

create table ledger_month_cell (
  kind         text not null,
  month        date not null,
  unit_id      bigint not null,
  person_id    bigint,
  channel      text,
  product_line text,
  region       text,
  industry     text,
  tier         text,
  newness      text,
  node         text,
  reason       text,
  entries      bigint not null,
  amount       bigint not null,
  quantity     bigint not null,
  seconds      bigint not null,
  score        bigint not null,
  scored       bigint not null,
  estimated    bigint not null,
  constraint ledger_month_cell_key unique nulls not distinct
    (kind, month, unit_id, person_id, channel, product_line, region, industry, tier, newness, node, reason)
);
create index ledger_month_cell_person on ledger_month_cell (person_id, kind, month);
create index ledger_month_cell_unit on ledger_month_cell (unit_id, kind, month);
call protect_rows('ledger_month_cell', 'select');

-- Who signed in which month: for distinct counts.
create table ledger_customer_month (
  customer_id  bigint not null,
  month        date not null,
  unit_id      bigint not null,
  person_id    bigint,
  channel      text,
  product_line text,
  region       text,
  industry     text,
  tier         text,
  orders       bigint not null,
  constraint ledger_customer_month_key unique nulls not distinct
    (customer_id, month, unit_id, person_id, channel, product_line, region, industry, tier)
);
create index ledger_customer_month_month on ledger_customer_month (month);
call protect_rows('ledger_customer_month', 'select');

-- Each customer's first signed order in the whole company, with the dimensions of that order.
create table ledger_first_order (
  customer_id bigint primary key,
  entry_id    bigint not null,
  day         date not null,
  unit_id     bigint not null,
  person_id   bigint
);
create index ledger_first_order_day on ledger_first_order (day);
call protect_rows('ledger_first_order', 'select');

grant insert, update, delete on ledger_day_cell, ledger_month_cell, ledger_customer_month, ledger_first_order to gnomon_system;

-- Published aggregates: cells carry no customer and no deal, so they may be opened beyond a person's scope.
create function published_units() returns bigint[] language sql stable as $$
  select case (select ranking_visibility from organization_company)
           when 'all' then (select array_agg(id) from organization_unit)
           when 'team' then nullif(current_setting('gnomon.units', true), '')::bigint[]
         end
$$;
grant select on ledger_day_cell, ledger_month_cell to gnomon_published;
create policy published_rows on ledger_day_cell for select to gnomon_published
  using (unit_id = any ((select published_units())::bigint[]));
create policy published_rows on ledger_month_cell for select to gnomon_published
  using (unit_id = any ((select published_units())::bigint[]));

-- Every customer's first order in the whole company, entries above the watermark included. These run
-- with the owner's rights, because "first" does not depend on who asks; they return references and
-- days only, and the caller joins the entries again under its own scope.
create function ledger_first_orders() returns table (customer_id bigint, entry_id bigint, day date)
language sql stable security definer set search_path = public as $$
  with tail as (
    select distinct e.customer_id from ledger_entry e, ledger_watermark w
    where e.xid >= w.xid and e.kind = 'signed' and e.customer_id is not null)
  select f.customer_id, f.entry_id, f.day from ledger_first_order f
  where not exists (select from tail where tail.customer_id = f.customer_id)
  union all
  (select distinct on (e.customer_id) e.customer_id, e.id, e.day
   from ledger_entry e join tail using (customer_id)
   where e.kind = 'signed' and e.sign = 1 and not exists (select from ledger_entry r where r.reverses = e.id)
   order by e.customer_id, e.day, e.id)
$$;

create function ledger_first_orders_known(before timestamptz) returns table (customer_id bigint, entry_id bigint, day date)
language sql stable security definer set search_path = public as $$
  select distinct on (e.customer_id) e.customer_id, e.id, e.day
  from ledger_entry e
  where e.kind = 'signed' and e.sign = 1 and e.customer_id is not null and e.recorded < before
    and not exists (select from ledger_entry r where r.reverses = e.id and r.recorded < before)
  order by e.customer_id, e.day, e.id
$$;
revoke execute on function ledger_first_orders(), ledger_first_orders_known(timestamptz) from public;
grant execute on function ledger_first_orders(), ledger_first_orders_known(timestamptz)
  to gnomon_system, gnomon_all, gnomon_units, gnomon_own;

-- How far deals have come, whoever owns them now: their first and last day in each node, when they were
-- won or lost, from entries that stand (recorded before a moment, or all). With the owner's rights,
-- because a deal that moved to another team is not therefore still open; it returns references and days
-- only, for deals whose entries the caller has found under its own scope.
create function ledger_deal_progress(deals bigint[], before timestamptz)
returns table (deal_id bigint, kind text, node text, first_entry bigint, first_day date, last_day date)
language sql stable security definer set search_path = public as $$
  select e.deal_id, e.kind, e.node, (array_agg(e.id order by e.day, e.id))[1], min(e.day), max(e.day)
  from ledger_entry e
  where e.deal_id = any (deals) and e.kind in ('node_entered', 'deal_won', 'deal_lost') and e.sign = 1
    and (before is null or e.recorded < before)
    and not exists (
      select from ledger_entry r where r.reverses = e.id and (before is null or r.recorded < before))
  group by e.deal_id, e.kind, e.node
$$;
revoke execute on function ledger_deal_progress(bigint[], timestamptz) from public;
grant execute on function ledger_deal_progress(bigint[], timestamptz)
  to gnomon_system, gnomon_all, gnomon_units, gnomon_own;

-- What happened to deals, of some kinds; again references and days only.
create function ledger_deal_course(deals bigint[], kinds text[], before timestamptz)
returns table (deal_id bigint, kind text, node text, previous_node text, day date)
language sql stable security definer set search_path = public as $$
  select e.deal_id, e.kind, e.node, e.previous_node, e.day
  from ledger_entry e
  where e.deal_id = any (deals) and e.kind = any (kinds) and e.sign = 1
    and (before is null or e.recorded < before)
    and not exists (
      select from ledger_entry r where r.reverses = e.id and (before is null or r.recorded < before))
$$;
revoke execute on function ledger_deal_course(bigint[], text[], timestamptz) from public;
grant execute on function ledger_deal_course(bigint[], text[], timestamptz)
  to gnomon_system, gnomon_all, gnomon_units, gnomon_own;

-- The words that dimensions have taken so far, so that a value without facts is still a row.
create table ledger_dimension_value (
  dimension text not null,
  value     text not null,
  primary key (dimension, value)
);
call open_rows('ledger_dimension_value', 'gnomon_system');
