-- Answers an office writes itself; an approved one speaks as a policy of its own.
create table knowledge_entries (
  id text primary key,
  title text not null check (title <> ''),
  body text not null check (body <> ''),
  basis text not null,
  -- JSON array of likely questions.
  questions text not null,
  state text not null check (state in ('draft', 'approved')),
  drafted_by text not null,
  drafted_name text not null,
  approved_name text,
  -- The policy it speaks as, once approved.
  policy_id text,
  revision integer not null,
  updated_at timestamptz not null
);
