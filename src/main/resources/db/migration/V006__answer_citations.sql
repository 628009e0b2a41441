-- What the answers of a conversation rest on. The quote itself stays in its archive.
create table answer_citation (
  id               varchar(36)  primary key,
  conversation_id  varchar(80)  not null references conversation (id) on delete cascade,
  turn_index       integer      not null,
  place            integer      not null,
  owner            varchar(200) not null,
  campaign         varchar(80)  not null,
  archive_id       varchar(80)  not null,
  cited_turn       integer      not null,
  speaker          varchar(200),
  created          timestamp(6) with time zone,
  constraint answer_citation_place unique (conversation_id, turn_index, place)
);
create index answer_citation_archive on answer_citation (archive_id);
