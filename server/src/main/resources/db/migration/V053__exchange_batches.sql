-- Imports. Files and rejected rows hold the user's own data, so they are closed: the import page reads
-- them in the system scope after the role was checked.
create table exchange_file (
  id          uuid primary key,
  name        text not null check (length(name) between 1 and 300),
  content     bytea not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null
);
call close_rows('exchange_file');

create table exchange_batch (
  id          uuid primary key,
  source      text not null,
  mode        text not null check (mode in ('update', 'append')),
  status      text not null check (status in ('waiting', 'running', 'done', 'cancelled', 'failed')),
  ordered_by  text not null,
  mapping     jsonb not null,
  report      jsonb,
  progress    jsonb,
  cancelling  boolean not null default false,
  problem     jsonb,
  ordered_at  timestamptz not null,
  started_at  timestamptz,
  finished_at timestamptz
);
create index exchange_batch_ordered_at on exchange_batch (ordered_at desc);
call close_rows('exchange_batch');

create table exchange_rejected (
  batch_id uuid not null constraint exchange_rejected_batch references exchange_batch,
  file     integer not null,
  line     bigint not null,
  row_text jsonb not null,
  problem  jsonb not null,
  primary key (batch_id, file, line)
);
call close_rows('exchange_rejected');

-- How the columns of a file with the same header were mapped the last time.
create table exchange_mapping (
  header   text primary key,
  mapping  jsonb not null,
  saved_at timestamptz not null
);
call close_rows('exchange_mapping');
