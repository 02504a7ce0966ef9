-- A waived paper looked up at a window (窗口核验): under which grant, for which case, with which consent, to what end.
-- Neither the record nor whose it is lies here: only the SM3 of what was answered.
create table counter_checks (
  id text primary key,
  case_id text not null,
  item_id text not null,
  material_id text not null,
  material_name text not null,
  grant_id text not null,
  grant_number text not null,
  resource_name text not null,
  fields text not null,
  consent_number text not null,
  consent_how text not null,
  request_id text,
  answer_sm3 text,
  result text not null,
  outcome text,
  reason text,
  checked_by text not null,
  checked_at timestamptz not null,
  concluded_by text,
  concluded_at timestamptz,
  revision integer not null default 1
);
create index counter_checks_of_case on counter_checks (case_id);
