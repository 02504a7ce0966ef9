-- A second model that is asked where the first does not answer, and how many answers models may give in a day (0: no limit).
alter table assistant_endpoint add column reserve_base_url text not null default '';
alter table assistant_endpoint add column reserve_model text not null default '';
alter table assistant_endpoint add column daily_limit integer not null default 0;
