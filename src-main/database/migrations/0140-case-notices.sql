-- What each open case was promised when it was received, and what its holder was told when that became different.
create table case_promises (
  case_id text primary key,
  promised text not null,
  revision integer not null default 1
);
create table case_notices (
  id text primary key,
  case_id text not null,
  kind text not null,
  facts text not null,
  at timestamptz not null,
  seen_by text,
  seen_at timestamptz
);
create index case_notices_of_case on case_notices (case_id);
