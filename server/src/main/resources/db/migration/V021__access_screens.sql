-- Screens on a wall, each with a key of its own that opens the wallboard of one unit and nothing else.
create table access_screen (
  id           bigint generated always as identity primary key,
  command      uuid not null constraint access_screen_command unique,
  name         text not null check (length(name) between 1 and 100),
  unit_id      bigint not null references organization_unit,
  hash         bytea not null constraint access_screen_hash unique,
  created_by   bigint not null references access_user,
  created_at   timestamptz not null,
  last_used_at timestamptz,
  revoked_at   timestamptz
);
call close_rows('access_screen');
