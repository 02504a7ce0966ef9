-- Time limits as rules set them (时限表), each with its source, place and first day. The office adds its local rules.
create table sharing_limits (
  id text primary key,
  step text not null,
  value integer not null,
  unit text not null,
  level text not null,
  place text not null,
  source text not null,
  article text,
  effective_from text not null,
  effective_until text
);
insert into sharing_limits (id, step, value, unit, level, place, source, effective_from) values
  ('01985e5c-0000-7000-8000-000000000001', 'reply-unconditional', 1, 'working-day', 'national', '全国', '政务数据共享条例（国务院令第809号）', '2025-08-01'),
  ('01985e5c-0000-7000-8000-000000000002', 'reply-conditional', 10, 'working-day', 'national', '全国', '政务数据共享条例（国务院令第809号）', '2025-08-01'),
  ('01985e5c-0000-7000-8000-000000000003', 'supply-after-agreement', 20, 'working-day', 'national', '全国', '政务数据共享条例（国务院令第809号）', '2025-08-01');
