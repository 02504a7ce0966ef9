create table accounts (
  id text primary key,
  login_name text not null unique,
  display_name text not null,
  department_id text,
  roles text not null,
  password_hash text not null,
  active boolean not null default true,
  sample boolean not null default false,
  revision integer not null default 1,
  created_at timestamptz not null
);
create table sessions (
  token_hash text primary key,
  account_id text not null references accounts (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index sessions_account on sessions (account_id);
