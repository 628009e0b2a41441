-- What changed in the search indexes, for servers that share this database: each follows the changes
-- into an index of its own. A change names a group of documents and holds nothing of it.

create table search_change (
  id        bigint       primary key,
  source    varchar(60)  not null,
  group_id  varchar(300) not null,
  operation varchar(10)  not null,
  -- the index that has this change already: that of the server which made it
  index_id  varchar(80)  not null,
  created   timestamp(6) with time zone not null
);

-- One row. Whoever appends a change holds it until the commit, so that changes become visible in the
-- order of their ids and a follower can never overtake one.
create table search_feed (
  id      integer primary key,
  last    bigint  not null,
  trimmed bigint  not null
);
insert into search_feed (id, last, trimmed) values (1, 0, 0);
