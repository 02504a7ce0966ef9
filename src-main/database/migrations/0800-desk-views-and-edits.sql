-- What a person's desk keeps: views of lists, and the journal by which edits are taken back.
create table desk_views (
  id text primary key,
  list text not null,
  name text not null check (name <> ''),
  query text not null,
  -- JSON of the columns: order, hidden, widths.
  layout text not null,
  shared boolean not null,
  made_by text not null,
  made_by_name text not null,
  revision integer not null default 1,
  changed_at timestamptz not null
);
create unique index desk_views_name on desk_views (list, made_by, name);
create table desk_edits (
  id text primary key,
  made_by text not null,
  made_at timestamptz not null,
  kind text not null check (kind in ('cell', 'fill', 'paste', 'bulk')),
  undone boolean not null default false,
  -- JSON array of cells: item, field, value before and after.
  cells text not null
);
create index desk_edits_maker on desk_edits (made_by, made_at desc);
