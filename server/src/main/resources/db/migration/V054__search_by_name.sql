-- Search. Array operators are not leakproof, so under row-level security they would lose the GIN index.
-- This function runs as the owner, finds ids by the index, and keeps the caller's scope itself; what it
-- returns is read again under the caller's own policies.
create function search_by_name(kind text, wanted text[], most integer) returns setof bigint
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  caller text := current_setting('role');
  units bigint[] := nullif(current_setting('gnomon.units', true), '')::bigint[];
  person bigint := nullif(current_setting('gnomon.person', true), '')::bigint;
  target text := case kind
    when 'person' then 'organization_person'
    when 'product' then 'pipeline_product'
    when 'customer' then 'customer_customer'
    when 'deal' then 'pipeline_deal'
  end;
  scope text := case
    when caller in ('gnomon_system', 'gnomon_all') then 'true'
    when caller not in ('gnomon_units', 'gnomon_own') then 'false'
    when kind in ('person', 'product') then 'true'
    when kind = 'deal' and caller = 'gnomon_units' then 't.unit_id = any ($3)'
    when kind = 'deal' then 't.person_id = $4'
    when caller = 'gnomon_units' then
      't.unit_id = any ($3) or exists (select from pipeline_deal d where d.customer_id = t.id and d.unit_id = any ($3))'
    else
      't.owner_id = $4 or exists (select from pipeline_deal d where d.customer_id = t.id and d.person_id = $4)'
  end;
begin
  if target is null then
    raise exception '"%" cannot be searched. Maybe person, product, customer or deal.', kind;
  end if;
  return query execute format(
      'select t.id from %I t where t.search_keys @> $1 and (%s) order by length(t.name), t.name, t.id limit $2',
      target, scope)
    using wanted, most, units, person;
end $$;
revoke execute on function search_by_name(text, text[], integer) from public;
grant execute on function search_by_name(text, text[], integer)
  to gnomon_system, gnomon_all, gnomon_units, gnomon_own;
