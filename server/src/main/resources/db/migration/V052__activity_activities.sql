create table activity_activity (
  id          bigint generated always as identity primary key,
  key         text not null constraint activity_activity_key unique,
  kind        text not null check (kind in ('visit', 'call', 'needs_report')),
  day         date not null,
  person_id   bigint not null,
  unit_id     bigint not null,
  deal_id     bigint constraint activity_activity_deal references pipeline_deal,
  customer_id bigint constraint activity_activity_customer references customer_customer,
  text        text
);
create index activity_activity_deal on activity_activity (deal_id);
create index activity_activity_customer on activity_activity (customer_id);
create index activity_activity_person on activity_activity (person_id, day);
call protect_rows('activity_activity', 'select');
grant insert, update, delete on activity_activity to gnomon_system, gnomon_all;
