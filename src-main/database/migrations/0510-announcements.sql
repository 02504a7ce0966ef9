create table announcements (
  id text primary key,
  number text not null unique,
  title text not null,
  sentences text not null,
  films text not null default '[]',
  approved text,
  edited_by text not null,
  edited_by_name text not null,
  sample boolean not null default false,
  revision integer not null default 1,
  changed_at timestamptz not null
);
