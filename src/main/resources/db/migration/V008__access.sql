-- Who did what. Rows are added and, after their time, removed from the oldest on; never changed.
-- Each carries the hash of the one before, so that a change in the middle can be seen.
create table audit_entry (
  number    bigint       primary key,
  at        timestamp(6) with time zone not null,
  owner     varchar(200) not null,
  origin    varchar(100) not null,
  action    varchar(20)  not null,
  subject   varchar(300) not null,
  outcome   integer      not null,
  previous  varchar(64)  not null,
  hash      varchar(64)  not null
);
create index audit_entry_at on audit_entry (at);
