create table access_user (
  id            bigint generated always as identity primary key,
  username      text not null check (username = lower(username) and username ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
  display_name  text not null check (length(display_name) between 1 and 200),
  password_hash text not null,
  person_id     bigint references organization_person,
  roles         text[] not null check (
    cardinality(roles) > 0
    and roles <@ array['administrator', 'executive', 'manager', 'seller', 'operations', 'finance']),
  language      text check (language in ('zh', 'en')),
  disabled_at   timestamptz,
  created_at    timestamptz not null,
  constraint access_user_username unique (username)
);
call close_rows('access_user');

create table access_token (
  id           bigint generated always as identity primary key,
  command      uuid not null constraint access_token_command unique,
  user_id      bigint not null references access_user,
  name         text not null check (length(name) between 1 and 100),
  hash         bytea not null constraint access_token_hash unique,
  created_at   timestamptz not null,
  last_used_at timestamptz,
  revoked_at   timestamptz
);
create index access_token_user on access_token (user_id);
call close_rows('access_token');

-- The one-time link of the first administrator.
create table access_setup_link (
  hash       bytea primary key,
  expires_at timestamptz not null
);
call close_rows('access_setup_link');

-- Failed sign-ins by account and by address; counted before the expensive password check.
create table access_failed_sign_in (
  subject    text not null,
  failed_at  timestamptz not null
);
create index access_failed_sign_in_subject on access_failed_sign_in (subject, failed_at);
call close_rows('access_failed_sign_in');

create table spring_session (
  primary_id            char(36) not null constraint spring_session_pk primary key,
  session_id            char(36) not null,
  creation_time         bigint not null,
  last_access_time      bigint not null,
  max_inactive_interval int not null,
  expiry_time           bigint not null,
  principal_name        varchar(100)
);
create unique index spring_session_ix1 on spring_session (session_id);
create index spring_session_ix2 on spring_session (expiry_time);
create index spring_session_ix3 on spring_session (principal_name);
create table spring_session_attributes (
  session_primary_id char(36) not null constraint spring_session_attributes_fk references spring_session (primary_id) on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea not null,
  constraint spring_session_attributes_pk primary key (session_primary_id, attribute_name)
);
grant select, insert, update, delete on spring_session, spring_session_attributes to gnomon_app, gnomon_system;
