create table activity_activity (
  id          bigint generated always as identity primary key,
  key         text not null constraint activity_activity_key unique,
  kind        text not null check (kind in ('visit', 'call', 'needs_report')),
  day         date not null,
  person_id   bigint not null,
  unit_id     bigint not null,
  deal_id     bigint constraint activity_activity_deal references pipeline_deal,
  customer_id bigint constraint activity_activity_customer references customer_customer,
  text        text,
  logged_at   timestamptz,
  logged_on   date,
  removed_at  timestamptz
);
create index activity_activity_deal on activity_activity (deal_id);
create index activity_activity_customer on activity_activity (customer_id);
create index activity_activity_person on activity_activity (person_id, day);
create index activity_activity_day on activity_activity (day);
call protect_rows('activity_activity', 'select, insert, update');
grant delete on activity_activity to gnomon_system, gnomon_all;

-- Whoever sees a deal sees what others did for it, but writes only what is theirs. The inner select is
-- itself under the policy of the deals.
drop policy unit_rows on activity_activity;
drop policy own_rows on activity_activity;
create policy unit_seen on activity_activity for select to gnomon_units using (
  unit_id = any ((select nullif(current_setting('gnomon.units', true), ''))::bigint[])
  or exists (select from pipeline_deal d where d.id = deal_id));
create policy unit_added on activity_activity for insert to gnomon_units with check (
  unit_id = any ((select nullif(current_setting('gnomon.units', true), ''))::bigint[]));
create policy unit_changed on activity_activity for update to gnomon_units using (
  unit_id = any ((select nullif(current_setting('gnomon.units', true), ''))::bigint[]));
create policy own_seen on activity_activity for select to gnomon_own using (
  person_id = (select nullif(current_setting('gnomon.person', true), ''))::bigint
  or exists (select from pipeline_deal d where d.id = deal_id));
create policy own_added on activity_activity for insert to gnomon_own with check (
  person_id = (select nullif(current_setting('gnomon.person', true), ''))::bigint);
create policy own_changed on activity_activity for update to gnomon_own using (
  person_id = (select nullif(current_setting('gnomon.person', true), ''))::bigint);
