/**
 * The tables of a house, one step after another; a step that was ever released is never changed. All of them stand in
 * a schema of their own, `hall`, and all but the house's own begin their key with the hall, so that an engine which
 * spreads rows by key keeps a hall together.
 */
export const MIGRATIONS: readonly string[] = [
	`
	create table hall.house (
		-- one row: a database is one house
		one boolean primary key default true check (one),
		id text not null,
		kind text not null check (kind in ('demo', 'hall'))
	);
	comment on table hall.house is 'whether this is a demo or real, so that the two never meet';

	create table hall.hosts (
		host text primary key,
		hall text not null check (hall ~ '^[a-z0-9-]{1,40}$')
	);
	comment on table hall.hosts is 'which hall a host name stands for; what is not here is the hall called hall';

	create table hall.commits (
		hall text not null,
		position bigint not null check (position > 0),
		hash bytea not null check (length(hash) = 32),
		body bytea not null,
		primary key (hall, position)
	);
	comment on table hall.commits is 'the log: hash = SHA-256(hex of the hash before, then body)';

	create function hall.refuse_change() returns trigger language plpgsql as $$
	begin
		raise exception 'what is in the log is never changed' using errcode = 'insufficient_privilege';
	end $$;
	create trigger commits_are_for_ever before update or delete on hall.commits
		for each row execute function hall.refuse_change();
	create trigger commits_are_not_emptied before truncate on hall.commits
		for each statement execute function hall.refuse_change();

	create table hall.secrets (
		hall text primary key,
		secret bytea not null
	);
	create table hall.keys (
		hall text not null,
		id text not null,
		subject text not null,
		key bytea not null,
		primary key (hall, id)
	);
	create index keys_by_subject on hall.keys (hall, subject);
	comment on table hall.keys is 'keys of personal data, outside the log: deleting one forgets its person';
	`,
	`
	create table hall.archive (
		hall text not null,
		case_id text not null,
		row bigint not null generated always as identity,
		item text not null,
		departments text[] not null,
		status text not null,
		-- on which it ended, YYYY-MM-DD
		day text not null,
		body text not null,
		primary key (hall, case_id)
	);
	comment on table hall.archive is 'finished cases that have left the memory of their hall; all of it follows from the log';
	create index archive_by_row on hall.archive (hall, row desc);
	create index archive_by_item on hall.archive (hall, item, row desc);
	create index archive_by_status on hall.archive (hall, status, row desc);
	create index archive_by_day on hall.archive (hall, day);
	create table hall.archive_keys (
		hall text not null,
		-- what it is found by: numbers, and keyed hashes of who stands in it
		key text not null,
		case_id text not null,
		primary key (hall, key, case_id)
	);
	`
];

/** What the role that the program runs as may do, and nothing besides. */
export const RIGHTS: readonly string[] = [
	'select, insert on hall.house',
	'select on hall.migrations',
	'select, insert on hall.hosts',
	'select, insert on hall.commits',
	'select, insert on hall.archive',
	'select, insert on hall.archive_keys',
	'select, insert on hall.secrets',
	'select, insert, delete on hall.keys'
];
