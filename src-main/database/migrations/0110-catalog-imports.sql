-- Sheets read into staging: compared with the catalogue, shown, then applied whole or discarded.
create table catalog_imports (
  id text primary key,
  state text not null check (state in ('staged', 'applied', 'discarded')),
  staged_at timestamptz not null,
  summary text not null
);
create table catalog_import_rows (
  import_id text not null references catalog_imports (id) on delete cascade,
  row_number integer not null,
  state text not null,
  warned boolean not null,
  -- What the preview shows of the row.
  shown text not null,
  -- What applying it writes; null where it writes nothing.
  plan text,
  primary key (import_id, row_number)
);
create index catalog_import_rows_state on catalog_import_rows (import_id, state, row_number);
