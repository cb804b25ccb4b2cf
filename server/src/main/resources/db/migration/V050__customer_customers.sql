-- Customers. A customer is seen by its owner, the owner's unit and everyone who sees one of its deals
-- (that part of the policy comes with the deals).
create table customer_customer (
  id             bigint generated always as identity primary key,
  key            text not null constraint customer_customer_key unique,
  name           text not null check (length(name) between 1 and 300),
  industry       text,
  region         text,
  tier           text,
  parent_key     text,
  owner_id       bigint constraint customer_customer_owner references organization_person,
  unit_id        bigint constraint customer_customer_unit references organization_unit,
  attributes     jsonb not null default '{}',
  first_order_on date,
  created_on     date,
  search_keys    text[] not null default '{}'
);
create index customer_customer_name on customer_customer (name);
create index customer_customer_unit on customer_customer (unit_id);
create index customer_customer_owner on customer_customer (owner_id);
create index customer_customer_search on customer_customer using gin (search_keys);
call protect_rows('customer_customer', 'select', 'unit_id', 'owner_id');
grant insert, update, delete on customer_customer to gnomon_system, gnomon_all;
