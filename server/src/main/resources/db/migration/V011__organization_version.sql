-- Changes whenever company, units, people or calendar change, so that a server may keep them in memory;
-- open pages are told.
-- It comes from a sequence: a number that was rolled back is never used for another content.
create sequence organization_version_number;
create table organization_version (
  id      smallint primary key default 1 check (id = 1),
  version bigint not null
);
insert into organization_version (version) values (0);
call open_rows('organization_version', 'gnomon_system');

create function new_organization_version() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  update organization_version set version = nextval('organization_version_number');
  perform pg_notify('gnomon_changed', 'organization');
  return null;
end $$;
revoke execute on function new_organization_version() from public;

create trigger organization_company_version after insert or update or delete on organization_company
  for each statement execute function new_organization_version();
create trigger organization_unit_version after insert or update or delete on organization_unit
  for each statement execute function new_organization_version();
create trigger organization_person_version after insert or update or delete on organization_person
  for each statement execute function new_organization_version();
create trigger organization_membership_version after insert or update or delete on organization_membership
  for each statement execute function new_organization_version();
create trigger organization_calendar_day_version after insert or update or delete on organization_calendar_day
  for each statement execute function new_organization_version();
