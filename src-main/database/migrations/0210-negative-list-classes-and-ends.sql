-- An entry takes out an item or a class of items; an end by decision is told apart from one that merely came.
alter table negative_entries alter column item_id drop not null;
alter table negative_entries add column item_class text;
alter table negative_entries add column closed_on text;
alter table negative_entries add column review_on text;
alter table negative_entries add column instead_item_id text references items (id) on delete set null;
alter table negative_entries add constraint negative_entries_subject check ((item_id is null) <> (item_class is null));
update negative_entries set review_on = valid_until;
alter table negative_entries alter column review_on set not null;
-- What had ended before this step had fallen away, as the rule was then; it does not come back as overdue.
update negative_entries set closed_on = valid_until
  where state = 'approved' and (remark is not null or valid_until < to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD'));
