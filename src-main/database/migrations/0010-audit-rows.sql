-- The audit trail (审计留痕): rows are leaves of a Merkle tree (RFC 6962) hashed with SM3 (GB/T 32905-2016).
-- No procedure deletes or changes a row; `pengtong audit verify` proves that nobody did.
create table audit_rows (
  seq integer primary key,
  entry text not null,
  leaf_hash text not null
);
create index audit_rows_subject on audit_rows ((entry::jsonb ->> 'subjectId'));
-- One signed checkpoint per transaction: tree size, root, signature over both and the origin.
create table audit_checkpoints (
  size integer primary key,
  root text not null,
  at text not null,
  signature text not null
);
-- The right edge of the tree, so that an append costs O(log n): hashes of the complete subtrees, left to right.
create table audit_frontier (
  only_row boolean primary key default true check (only_row),
  size integer not null,
  hashes text not null
);
insert into audit_frontier (size, hashes) values (0, '[]');
create table settings (
  key text primary key,
  value text not null,
  updated_at timestamptz not null
);
