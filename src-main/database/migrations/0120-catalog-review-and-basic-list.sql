-- What reviewers and clerks say about a version, at a field or at the whole; it stands with the version it was said of.
create table review_comments (
  id text primary key,
  item_id text not null references items (id) on delete cascade,
  version_id text not null,
  -- The version's revision when it was said.
  revision integer not null,
  field text,
  text text not null,
  -- JSON of a person.
  said_by text not null,
  said_at timestamptz not null,
  resolved_by text
);
create index review_comments_version on review_comments (version_id, said_at);
-- The staged sheet itself, deflated: a corrected copy is made from it.
create table catalog_import_files (
  import_id text primary key references catalog_imports (id) on delete cascade,
  bytes bytea not null
);
-- What was decided about the columns and words of a sender's last sheet.
create table sheet_mappings (
  sender text primary key,
  -- JSON of `sheetMappingSchema`.
  mapping text not null,
  saved_at timestamptz not null
);
-- What an item became, or what it came from: split, merged, handed over.
create table item_lineage (
  id text primary key,
  kind text not null check (kind in ('split', 'merge', 'hand-over', 'abolish')),
  from_item text not null,
  to_item text not null,
  day text not null,
  reason text not null
);
create index item_lineage_from on item_lineage (from_item);
create index item_lineage_to on item_lineage (to_item);
-- Proposals to split, merge or hand over items: carried out whole when somebody else approves them.
create table restructurings (
  id text primary key,
  state text not null check (state in ('proposed', 'approved', 'refused')),
  revision integer not null default 1,
  -- JSON of `restructuringSchema` without its state.
  proposal text not null,
  proposed_at timestamptz not null
);
-- The basic catalogue (基本目录): what higher levels laid down of an item, inherited and not edited here.
create table basic_items (
  basic_code text primary key,
  name text not null,
  item_type text,
  -- JSON of `legalBasisSchema[]`.
  legal_basis text not null,
  source text not null,
  loaded_at timestamptz not null
);
-- Changes of the basic catalogue that the district asks for; they leave, and their answer comes back.
create table basic_proposals (
  id text primary key,
  basic_code text not null,
  field text not null,
  wanted text not null,
  reason text not null,
  state text not null check (state in ('sent', 'accepted', 'refused')),
  answer text,
  -- JSON of a person.
  proposed_by text not null,
  proposed_at timestamptz not null,
  answered_at timestamptz
);
