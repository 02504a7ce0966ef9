create table assistant_endpoint (
  id text primary key,
  mode text not null,
  base_url text not null,
  model text not null,
  revision integer not null,
  updated_at timestamptz not null
);
