-- What visitors asked, masked, counted by its words; nothing says who asked.
create table asked_questions (
  id text primary key,
  question text not null unique,
  language text not null,
  band text not null,
  -- What stood nearest when it was asked last; empty where nothing did.
  nearest_label text not null,
  times integer not null,
  first_at timestamptz not null,
  last_at timestamptz not null
);
create index asked_questions_last_at on asked_questions (last_at desc);
