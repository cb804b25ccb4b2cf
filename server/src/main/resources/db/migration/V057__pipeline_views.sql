-- Saved views of a list: the search part of its address under a name, one's own or everyone's. They belong
-- to accounts, which are closed, so they are read in the system scope with the account as a condition.
create table pipeline_view (
  id         bigint generated always as identity primary key,
  command    uuid not null constraint pipeline_view_command unique,
  account_id bigint not null,
  page       text not null check (page ~ '^[a-z][a-z_-]{0,39}$'),
  name       text not null check (length(name) between 1 and 100),
  query      text not null check (length(query) <= 2000),
  shared     boolean not null default false,
  removed_at timestamptz
);
create index pipeline_view_page on pipeline_view (page, account_id) where removed_at is null;
call close_rows('pipeline_view', 'select, insert, update');
