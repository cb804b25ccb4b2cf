-- What a node should achieve: dated, for one product line or (line null) for all of them. A null says
-- nothing: a line then follows the standard of all lines, and a conversion that none of them says is
-- judged by its own history.
create table pipeline_standard (
  id         bigint generated always as identity primary key,
  node       text not null check (node in ('lead', 'needs', 'proposal', 'objections', 'signing', 'after_sales')),
  line       text check (length(line) between 1 and 300),
  conversion numeric(7, 6) check (conversion between 0 and 1),
  dwell_days numeric(7, 2) check (dwell_days > 0),
  valid_from date not null,
  constraint pipeline_standard_key unique nulls not distinct (node, line, valid_from)
);
call open_rows('pipeline_standard');

insert into pipeline_standard (node, conversion, dwell_days, valid_from) values
  ('lead', 0.30, 3, '2000-01-01'),
  ('needs', 0.55, 7, '2000-01-01'),
  ('proposal', 0.40, 8, '2000-01-01'),
  ('objections', 0.60, 2, '2000-01-01'),
  ('signing', 0.75, 7, '2000-01-01'),
  ('after_sales', null, 5, '2000-01-01');
