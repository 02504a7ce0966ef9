-- The service item catalogue (事项目录). Civil dates are text YYYY-MM-DD in Asia/Shanghai, first and last day included.
create table departments (
  id text primary key,
  name text not null unique,
  credit_code text,
  aliases text not null default '[]',
  sample boolean not null default false,
  revision integer not null default 1
);
create table items (
  id text primary key,
  code text not null,
  -- Half-width, without spaces, capitals: two spellings of one code are one item.
  code_key text not null unique,
  sample boolean not null default false,
  created_at timestamptz not null,
  changed_tick integer not null
);
create index items_changed_tick on items (changed_tick);
create table item_versions (
  id text primary key,
  item_id text not null references items (id) on delete cascade,
  number integer not null,
  state text not null check (state in ('draft', 'in-review', 'published', 'suspended', 'abolished')),
  effective_from text,
  effective_until text,
  revision integer not null default 1,
  name text not null,
  basic_code text not null,
  item_type text,
  department_id text not null references departments (id),
  promised_limit text,
  statutory_limit text,
  visit_count integer,
  material_count integer not null,
  sound text not null,
  search_words text not null,
  search_latin text not null,
  content text not null,
  editors text not null,
  submitted_by text,
  decided_by text,
  reason text,
  import_id text,
  changed_at timestamptz not null,
  unique (item_id, number),
  check ((state in ('draft', 'in-review')) = (effective_from is null))
);
create unique index item_versions_one_unfinished on item_versions (item_id) where state in ('draft', 'in-review');
create unique index item_versions_one_open_ended on item_versions (item_id)
  where effective_until is null and effective_from is not null;
create index item_versions_import on item_versions (import_id) where import_id is not null;
create index item_versions_department on item_versions (department_id);
-- Counts the changes of the catalogue. A writer holds this row until its commit, so numbers appear in order:
-- a reader that has seen number n asks for what is above n and misses nothing.
create table catalog_ticks (
  only_row boolean primary key default true check (only_row),
  tick integer not null
);
insert into catalog_ticks (tick) values (0);
create table removed_items (
  item_id text primary key,
  tick integer not null
);
