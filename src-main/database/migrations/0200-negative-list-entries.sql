-- The negative list of whole-city service: dates are civil days in Asia/Shanghai, both included.
create table negative_entries (
  id text primary key,
  item_id text not null references items (id) on delete cascade,
  state text not null check (state in ('proposed', 'approved', 'refused', 'withdrawn')),
  reason text not null,
  reason_text text not null,
  basis_document text not null check (basis_document <> ''),
  basis_article text not null check (basis_article <> ''),
  department_id text not null references departments (id),
  valid_from text not null,
  valid_until text not null,
  instead_do text not null check (instead_do <> ''),
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  remark text,
  sample boolean not null default false,
  revision integer not null default 1
);
create index negative_entries_item on negative_entries (item_id);
create index negative_entries_period on negative_entries (valid_until) where state = 'approved';
