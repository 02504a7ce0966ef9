-- Cases received for the whole city. Of the applicant only the shortened name of the receipt is kept.
create table city_cases (
  id text primary key,
  number text not null unique,
  item_id text not null,
  item_code text not null,
  item_name text not null,
  item_version integer not null,
  department_name text not null,
  district text not null,
  window_name text not null,
  mode text not null,
  applicant text not null,
  state text not null,
  due_on text,
  decide_within integer not null,
  steps text not null,
  received_on text not null,
  revision integer not null default 1
);
create index city_cases_item on city_cases (item_id, received_on);
create index city_cases_due on city_cases (due_on) where due_on is not null;
