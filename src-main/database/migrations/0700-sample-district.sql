-- Whether the sample district is loaded, since when, by whom and how much it brought; one row or none.
create table sample_district (
  only_row boolean primary key default true check (only_row),
  loaded_at timestamptz not null,
  loaded_by text not null,
  counts text not null
);
