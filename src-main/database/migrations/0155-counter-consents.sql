-- How many consents were numbered for a case (同意凭据编号): counted where they are given, so that two at once never share one.
create table counter_consents (
  case_id text primary key,
  given integer not null
);
insert into counter_consents (case_id, given) select case_id, count(*) from counter_checks group by case_id;
