-- The data gateway: what connects a resource, who may ask, what was answered.
create table gateway_epoch (
  id integer primary key,
  n bigint not null
);
insert into gateway_epoch (id, n) values (1, 1);
-- One number that grows with every change that may open or close a door: hubs compare it instead of trusting their memory.
create function gateway_door_changed() returns trigger as $$
begin
  update gateway_epoch set n = n + 1 where id = 1;
  return null;
end;
$$ language plpgsql;
create table gateway_connections (
  resource_id text primary key references sharing_resources (id) on delete cascade,
  source text not null,
  timeout_ms integer not null,
  last_ok_at timestamptz,
  last_failed_at timestamptz,
  last_failure text,
  row_count bigint,
  revision integer not null default 1,
  connected_by text not null,
  connected_at timestamptz not null
);
create table gateway_credentials (
  id text primary key,
  grant_id text not null references sharing_grants (id) on delete cascade,
  department_id text not null,
  -- SM3 of the client key; the secret itself is shown once and kept nowhere.
  stored_key text not null,
  document text not null,
  signature text not null,
  issued_at timestamptz not null,
  issued_by text not null,
  until timestamptz,
  ended_reason text
);
create index gateway_credentials_of_grant on gateway_credentials (grant_id);
-- Which department answers for which area (切块): an edition counts from its first day until the next one begins.
create table gateway_area_editions (
  id text primary key,
  effective_from text not null,
  note text not null,
  areas text not null,
  made_by text not null,
  made_at timestamptz not null
);
create table gateway_rules (
  id text primary key,
  kind text not null,
  threshold integer not null,
  window_minutes integer not null,
  act text not null,
  source text not null,
  effective_from text not null,
  effective_until text
);
insert into gateway_rules (id, kind, threshold, window_minutes, act, source, effective_from) values
  ('01985e5c-0000-7000-8000-000000000021', 'night', 1, 60, 'alert', '本平台内部控制：22 点到 6 点的查询提醒一次', '2025-08-01'),
  ('01985e5c-0000-7000-8000-000000000022', 'burst', 600, 1, 'alert', '本平台内部控制：一分钟超过 600 次', '2025-08-01'),
  ('01985e5c-0000-7000-8000-000000000023', 'same-subject', 20, 60, 'alert', '本平台内部控制：一小时反复查同一个人', '2025-08-01'),
  ('01985e5c-0000-7000-8000-000000000024', 'sequential', 10, 10, 'suspend', '本平台内部控制：按号码顺序逐个查', '2025-08-01'),
  ('01985e5c-0000-7000-8000-000000000025', 'case-reuse', 20, 60, 'alert', '本平台内部控制：一个办件编号查了许多人', '2025-08-01');
create table gateway_alerts (
  id text primary key,
  credential_id text not null,
  grant_id text not null,
  kind text not null,
  at timestamptz not null,
  facts text not null,
  suspended boolean not null,
  seen_by text,
  seen_at timestamptz
);
create index gateway_alerts_by_time on gateway_alerts (at);
-- Who asked for what and got how much; written before the answer leaves. The subject is a keyed hash.
create table gateway_log (
  id text primary key,
  at timestamptz not null,
  hub text not null,
  credential_id text not null,
  grant_id text not null,
  resource_id text not null,
  department_id text not null,
  act text not null,
  outcome text not null,
  fields text not null,
  subject_hash text,
  case_ref text,
  row_count integer not null,
  nonce text
);
create unique index gateway_log_once on gateway_log (credential_id, nonce) where nonce is not null;
create index gateway_log_of_subject on gateway_log (subject_hash) where subject_hash is not null;
create index gateway_log_of_grant on gateway_log (grant_id, at);
create table gateway_usage (
  grant_id text not null,
  day text not null,
  answers bigint not null,
  primary key (grant_id, day)
);
create table gateway_signing_keys (
  key_id text primary key,
  public_key text not null,
  since timestamptz not null
);
-- Seals over the log, each also in the audit trail: rows up to here of one hub, in order, have this hash.
create table gateway_seals (
  hub text not null,
  up_to text not null,
  rows integer not null,
  hash text not null,
  signature text not null,
  key_id text not null,
  at timestamptz not null,
  primary key (hub, up_to)
);
create table gateway_sheet_rows (
  resource_id text not null,
  edition text not null,
  n integer not null,
  subject text,
  cells text not null,
  primary key (resource_id, edition, n)
);
create index gateway_sheet_rows_by_subject on gateway_sheet_rows (resource_id, edition, subject);
create trigger gateway_door after insert or update or delete on sharing_grants for each statement execute function gateway_door_changed();
create trigger gateway_door after insert or update or delete on sharing_resources for each statement execute function gateway_door_changed();
create trigger gateway_door after insert or update or delete on gateway_credentials for each statement execute function gateway_door_changed();
create trigger gateway_door after insert or delete on gateway_connections for each statement execute function gateway_door_changed();
create trigger gateway_door_again after update of source, timeout_ms on gateway_connections for each statement execute function gateway_door_changed();
create trigger gateway_door after insert or update or delete on gateway_area_editions for each statement execute function gateway_door_changed();
create trigger gateway_door after insert or update or delete on gateway_rules for each statement execute function gateway_door_changed();
