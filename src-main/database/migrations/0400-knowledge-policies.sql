create table policies (
  id text primary key,
  code text not null,
  version integer not null,
  title text not null,
  issuer text not null,
  document_number text not null,
  published_on text,
  effective_on text,
  expires_on text,
  completeness text not null,
  aliases text not null,
  supersedes text not null,
  stated_as_replaced boolean not null default false,
  source_note text not null,
  content_hash text not null,
  -- id of the row that replaced this one; empty while this text is the newest of its code and nobody supersedes it
  replaced_by text references policies (id) on delete set null,
  sample boolean not null default false,
  imported_at timestamptz not null
);
create unique index policies_code_version on policies (code, version);
create table policy_articles (
  id text primary key,
  policy_id text not null references policies (id) on delete cascade,
  heading text not null,
  number integer,
  position integer not null,
  chapters text not null,
  paragraphs text not null
);
create unique index policy_articles_place on policy_articles (policy_id, position);
