create table organization_company (
  id                 smallint primary key default 1 check (id = 1),
  name               text not null check (length(name) between 1 and 200),
  currency           text not null default 'CNY' check (currency ~ '^[A-Z]{3}$'),
  fiscal_year_start  smallint not null default 1 check (fiscal_year_start between 1 and 12),
  time_zone          text not null default 'Asia/Shanghai',
  calendar           text not null default 'cn' check (calendar in ('cn', 'weekdays')),
  ranking_visibility text not null default 'all' check (ranking_visibility in ('all', 'team', 'none')),
  newness_days       integer not null default 90 check (newness_days between 1 and 3650)
);
call open_rows('organization_company');

create table organization_unit (
  id        bigint generated always as identity primary key,
  key       text not null unique,
  parent_id bigint constraint organization_unit_parent references organization_unit,
  level     text not null check (level in ('company', 'region', 'department', 'team')),
  name      text not null check (length(name) between 1 and 200),
  check ((level = 'company') = (parent_id is null))
);
create unique index organization_unit_one_company on organization_unit (level) where level = 'company';
create unique index organization_unit_sibling_name on organization_unit (parent_id, name);
call open_rows('organization_unit');

create table organization_person (
  id         bigint generated always as identity primary key,
  key        text not null unique,
  name       text not null check (length(name) between 1 and 200),
  title      text,
  search_keys text[] not null default '{}'
);
create index organization_person_search on organization_person using gin (search_keys);
call open_rows('organization_person');

-- Where a person belongs, from day to day (both inclusive; no end = still there). One unit at a time.
create table organization_membership (
  id         bigint generated always as identity primary key,
  person_id  bigint not null references organization_person,
  unit_id    bigint not null references organization_unit,
  role       text not null check (role in ('manager', 'seller', 'member')),
  valid_from date not null,
  valid_to   date,
  check (valid_to is null or valid_to >= valid_from),
  constraint organization_membership_one_at_a_time
    exclude using gist (person_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index organization_membership_unit on organization_membership (unit_id);
call open_rows('organization_membership');

-- Days on which the company deviates from the announced calendar (its own holidays and working Saturdays).
create table organization_calendar_day (
  day     date primary key,
  working boolean not null,
  name    text not null check (length(name) between 1 and 100)
);
call open_rows('organization_calendar_day');
