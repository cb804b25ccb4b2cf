-- What concerns an account. The key names the event, so that whoever tells it twice is heard once.
create table notice_notice (
  id         bigint generated always as identity primary key,
  account_id bigint not null references access_user,
  key        text not null check (length(key) between 1 and 200),
  kind       text not null check (kind in ('assigned', 'due_soon', 'overdue', 'judged', 'reopened')),
  text_zh    text not null,
  text_en    text not null,
  path       text not null check (path ~ '^/[^/]'),
  at         timestamptz not null,
  read_at    timestamptz,
  constraint notice_once unique (account_id, key)
);
create index notice_notice_account on notice_notice (account_id, id desc);
call close_rows('notice_notice', 'select, insert, update');
