-- Data sharing: what exists, who asks for it, what was granted. Days are civil days in Asia/Shanghai.
create table sharing_resources (
  id text primary key,
  code text not null unique,
  name text not null,
  provider_id text not null,
  sharing_type text not null,
  content text not null,
  sample boolean not null default false,
  revision integer not null default 1,
  registered_at timestamptz not null
);
create table sharing_requests (
  id text primary key,
  number text not null unique,
  resource_id text not null references sharing_resources (id),
  requester_id text not null,
  status text not null,
  -- The instant its clock ends (ISO 8601, UTC), or a text that sorts after every instant.
  clock_order text not null,
  content text not null,
  events text not null,
  created_by text not null,
  sample boolean not null default false,
  revision integer not null default 1,
  created_at timestamptz not null
);
create index sharing_requests_by_clock on sharing_requests (clock_order, id);
create index sharing_requests_of_resource on sharing_requests (resource_id);
create table sharing_grants (
  id text primary key,
  number text not null unique,
  request_id text not null unique references sharing_requests (id),
  resource_id text not null references sharing_resources (id),
  requester_id text not null,
  from_day text not null,
  until_day text not null,
  body text not null,
  sample boolean not null default false,
  revision integer not null default 1
);
create index sharing_grants_by_end on sharing_grants (until_day, id);
create index sharing_grants_of_resource on sharing_grants (resource_id);
-- Last number given in a year, so that numbers have no gaps within it.
create table sharing_numbers (
  year integer primary key,
  last integer not null
);
