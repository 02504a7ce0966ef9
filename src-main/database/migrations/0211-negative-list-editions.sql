-- Editions are frozen: the text and the files as they were published, never updated.
create table negative_editions (
  number integer primary key check (number > 0),
  effective_on text not null,
  published_at timestamptz not null,
  published_by text not null,
  content text not null,
  digest text not null,
  docx bytea not null,
  docx_digest text not null,
  xlsx bytea not null,
  xlsx_digest text not null
);
-- How other districts do an item, and what was said for and against an entry before it was decided.
create table district_practices (
  item_code text not null,
  district text not null,
  practice text not null check (practice in ('anywhere', 'listed', 'collect-and-forward')),
  source text not null check (source <> ''),
  seen_on text not null,
  primary key (item_code, district)
);
create table negative_arguments (
  id text primary key,
  entry_id text not null references negative_entries (id) on delete cascade,
  said_by text not null,
  said_at timestamptz not null,
  stance text not null check (stance in ('for', 'against', 'question')),
  words text not null check (words <> '')
);
create index negative_arguments_entry on negative_arguments (entry_id);
