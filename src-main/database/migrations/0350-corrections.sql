-- Corrections (校核): a wrong record that a user of data reports to its source department.
create table corrections (
  id text primary key,
  number text not null unique,
  resource_id text not null references sharing_resources (id) on delete cascade,
  grant_id text not null references sharing_grants (id) on delete cascade,
  provider_id text not null,
  reporter_id text not null,
  body text not null,
  -- Whose record it is; needed to find it, and emptied when the correction is answered.
  subject text,
  subject_hash text not null,
  due_at text,
  status text not null,
  revision integer not null default 1,
  filed_at timestamptz not null
);
create index corrections_by_due on corrections (status, due_at);
create table correction_notices (
  correction_id text not null references corrections (id) on delete cascade,
  department_id text not null,
  told_at timestamptz not null,
  primary key (correction_id, department_id)
);
create table correction_numbers (year integer primary key, last integer not null);
