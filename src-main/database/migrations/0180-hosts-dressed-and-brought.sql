-- Hosts beside those the program ships: one dressed for this office, or one brought from elsewhere. Never changed, only made and removed.
create table appearance_bodies (
  id text primary key,
  kind text not null check (kind in ('made', 'brought')),
  -- What was asked for (made) or the bytes themselves (brought), as SHA-256: the same twice is one body.
  recipe text not null unique,
  -- Folder below `avatars/` whose motions, register entry and picture stand in where she has none of her own.
  host text not null,
  name text not null,
  -- JSON of `keptBodySchema` without what stands in columns.
  details text not null,
  kept_by text not null,
  kept_at timestamptz not null
);
create table appearance_body_files (
  body_id text not null references appearance_bodies (id) on delete cascade,
  form text not null check (form in ('full', 'light', 'preview')),
  digest text not null,
  bytes bytea not null,
  primary key (body_id, form)
);
