create table pipeline_product (
  id          bigint generated always as identity primary key,
  key         text not null constraint pipeline_product_key unique,
  name        text not null check (length(name) between 1 and 300),
  line        text,
  list_price  bigint check (list_price >= 0),
  search_keys text[] not null default '{}'
);
create index pipeline_product_search on pipeline_product using gin (search_keys);
call open_rows('pipeline_product');

-- Deals as they are now; unit_id is the unit of the owner today, for who may see the record. What
-- counts for whom at which time is in the ledger.
create table pipeline_deal (
  id          bigint generated always as identity primary key,
  key         text not null constraint pipeline_deal_key unique,
  name        text not null check (length(name) between 1 and 700),
  customer_id bigint constraint pipeline_deal_customer references customer_customer,
  person_id   bigint not null constraint pipeline_deal_owner references organization_person,
  unit_id     bigint not null constraint pipeline_deal_unit references organization_unit,
  product_id  bigint constraint pipeline_deal_product references pipeline_product,
  channel     text,
  node        text not null check (node in ('lead', 'needs', 'proposal', 'objections', 'signing', 'after_sales')),
  state       text not null check (state in ('open', 'won', 'lost')),
  amount      bigint check (amount >= 0),
  opened_on   date,
  closed_on   date check (closed_on >= opened_on),
  loss_reason text,
  entered_on  date,
  version     integer not null default 1,
  changed_at  timestamptz,
  changed_by  text,
  search_keys text[] not null default '{}',
  check ((state = 'open') = (closed_on is null))
);
create index pipeline_deal_customer on pipeline_deal (customer_id);
create index pipeline_deal_person on pipeline_deal (person_id);
create index pipeline_deal_unit on pipeline_deal (unit_id);
create index pipeline_deal_search on pipeline_deal using gin (search_keys);
call protect_rows('pipeline_deal', 'select, insert, update');
grant delete on pipeline_deal to gnomon_system, gnomon_all;

-- Few of the deals are open, and the board and the list ask for those. Their sums come from the indexes
-- alone, under every role.
create index pipeline_deal_open on pipeline_deal (node, entered_on, id)
  include (amount, product_id, unit_id, person_id) where state = 'open';
create index pipeline_deal_open_since on pipeline_deal (entered_on, id)
  include (unit_id, person_id) where state = 'open';
create index pipeline_deal_open_unit on pipeline_deal (unit_id, node, entered_on, id)
  include (amount, product_id) where state = 'open';
create index pipeline_deal_open_person on pipeline_deal (person_id, node, entered_on, id)
  include (amount, product_id) where state = 'open';
-- the board shows what was won lately
create index pipeline_deal_won on pipeline_deal (closed_on) where state = 'won';

-- Whoever changes a deal names the version that they have seen; an import changes it as well.
create function pipeline_deal_changed() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  return new;
end $$;
create trigger pipeline_deal_changed before update on pipeline_deal
  for each row when (old.* is distinct from new.*) execute function pipeline_deal_changed();

-- The visits of a deal to the nodes of the process, where its history is known. Files know days; what is
-- done here has its moment too, so a deal may enter a node twice on one day. person_id and unit_id say who
-- may see the record; entered_by and left_by who did it, where that is no longer the owner of the deal.
create table pipeline_visit (
  id         bigint generated always as identity primary key,
  deal_id    bigint not null constraint pipeline_visit_deal references pipeline_deal,
  person_id  bigint not null,
  unit_id    bigint not null,
  node       text not null check (node in ('lead', 'needs', 'proposal', 'objections', 'signing', 'after_sales')),
  entered_on date not null,
  left_on    date check (left_on >= entered_on),
  entered_at timestamptz,
  left_at    timestamptz,
  entered_by bigint,
  left_by    bigint,
  note       text check (length(note) between 1 and 2000),
  constraint pipeline_visit_key unique nulls not distinct (deal_id, node, entered_on, entered_at)
);
call protect_rows('pipeline_visit', 'select, insert, update, delete');

-- What the value of an open deal became, so that the same facts follow from the record at any time.
create table pipeline_value (
  id               bigint generated always as identity primary key,
  deal_id          bigint not null constraint pipeline_value_deal references pipeline_deal,
  person_id        bigint not null,
  unit_id          bigint not null,
  at               timestamptz not null,
  day              date not null,
  amount_before    bigint not null,
  estimated_before boolean not null,
  amount           bigint not null,
  estimated        boolean not null,
  constraint pipeline_value_key unique (deal_id, at)
);
call protect_rows('pipeline_value', 'select, insert, update');

-- Each command once, whatever the network does: the id is stored in the transaction of its effect, with
-- what was asked, so that the same id with another wish is found out.
create table pipeline_command (
  id      uuid primary key,
  request text not null,
  subject bigint,
  at      timestamptz not null
);
call close_rows('pipeline_command', 'select, insert, update');

create table pipeline_order (
  id          bigint generated always as identity primary key,
  key         text not null constraint pipeline_order_key unique,
  customer_id bigint constraint pipeline_order_customer references customer_customer,
  deal_id     bigint constraint pipeline_order_deal references pipeline_deal,
  person_id   bigint not null,
  unit_id     bigint not null,
  product_id  bigint constraint pipeline_order_product references pipeline_product,
  channel     text,
  day         date not null,
  amount      bigint not null
);
create index pipeline_order_customer on pipeline_order (customer_id, day);
call protect_rows('pipeline_order', 'select');
grant insert, update, delete on pipeline_order to gnomon_system, gnomon_all;

create table pipeline_receipt (
  id          bigint generated always as identity primary key,
  key         text not null constraint pipeline_receipt_key unique,
  order_id    bigint constraint pipeline_receipt_order references pipeline_order,
  customer_id bigint constraint pipeline_receipt_customer references customer_customer,
  person_id   bigint not null,
  unit_id     bigint not null,
  day         date not null,
  amount      bigint not null check (amount >= 0),
  refund      boolean not null
);
create index pipeline_receipt_order on pipeline_receipt (order_id);
create index pipeline_receipt_customer on pipeline_receipt (customer_id);
call protect_rows('pipeline_receipt', 'select');
grant insert, update, delete on pipeline_receipt to gnomon_system, gnomon_all;

-- Whoever sees one of a customer's deals works with that customer, so sees it too. The inner select
-- is itself under the policy of the deals.
alter policy unit_rows on customer_customer using (
  unit_id = any ((select nullif(current_setting('gnomon.units', true), ''))::bigint[])
  or exists (select from pipeline_deal d where d.customer_id = customer_customer.id));
alter policy own_rows on customer_customer using (
  owner_id = (select nullif(current_setting('gnomon.person', true), ''))::bigint
  or exists (select from pipeline_deal d where d.customer_id = customer_customer.id));
