-- From which sensitivity level an approval needs two persons (双人审批); dated, as the limits are.
create table sharing_two_person_rules (
  id text primary key,
  from_level integer not null,
  place text not null,
  source text not null,
  effective_from text not null,
  effective_until text
);
insert into sharing_two_person_rules (id, from_level, place, source, effective_from) values
  ('01985e5c-0000-7000-8000-000000000011', 4, '本平台', '本平台内部控制：最高一级敏感信息由两人审批，平台可以另定', '2025-08-01');
-- A late step is told once for each deadline and level, by name.
create table sharing_escalations (
  subject_id text not null,
  step text not null,
  due_at text not null,
  level integer not null,
  at timestamptz not null,
  told text not null,
  primary key (subject_id, step, due_at, level)
);
