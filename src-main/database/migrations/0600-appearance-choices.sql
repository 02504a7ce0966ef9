create table appearance_choice (
  place text primary key,
  avatar_id text not null,
  revision integer not null,
  updated_at timestamptz not null
);
