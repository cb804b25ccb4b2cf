-- What demo company this database holds, and through which day each slice of it is loaded. The day moves in
-- the transaction of the facts, so an interrupted load goes on where it was. pieces counts what a live company
-- has already written of the day after.
create table demo_company (
  id      smallint primary key default 1 check (id = 1),
  seed    bigint not null,
  scale   integer not null check (scale > 0),
  teams   integer not null check (teams > 0),
  start   date not null,
  quarter date not null
);
call close_rows('demo_company');

create table demo_progress (
  slice   integer primary key,
  through date not null,
  pieces  integer not null default 0 check (pieces >= 0)
);
call close_rows('demo_progress');
