-- Previewed rows wait in blocks of some hundred: see `import-blocks.ts`.
create table catalog_import_blocks (
  import_id text not null references catalog_imports (id) on delete cascade,
  -- From 0, in the order of the sheet.
  number integer not null,
  -- A letter a row: new, changed, unchanged, possible (d)uplicate, refused; a capital where it was taken with a remark.
  kinds text not null,
  -- JSON of [shown, plan] pairs, deflated; blocks of earlier imports are plain.
  bytes bytea not null,
  primary key (import_id, number)
);
insert into catalog_import_blocks (import_id, number, kinds, bytes)
select import_id, number,
  string_agg(case when warned then upper(letter) else letter end, '' order by row_number),
  convert_to(json_agg(json_build_array(shown::json, plan::json) order by row_number)::text, 'UTF8')
from (
  select import_id, row_number, warned, shown, plan,
    case state when 'new' then 'n' when 'changed' then 'c' when 'unchanged' then 'u' when 'refused' then 'r' else 'd' end
      as letter,
    ((row_number() over (partition by import_id order by row_number) - 1) / 500)::integer as number
  from catalog_import_rows
) as rows_of_imports
group by import_id, number;
drop table catalog_import_rows;
