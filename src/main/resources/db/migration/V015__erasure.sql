-- Erasures and, once they are done, their receipts: ids and numbers, nothing of what was said.
create table erasure (
  id              varchar(80)  primary key,
  owner           varchar(200) not null,
  campaign        varchar(80)  not null,
  conversation_id varchar(80)  not null,
  archive_id      varchar(80),
  task_id         varchar(80),
  state           varchar(20)  not null,
  -- how much the rooms held when it was asked for, as JSON
  held            varchar      not null,
  failure         varchar,
  requested       timestamp(6) with time zone not null,
  finished        timestamp(6) with time zone
);
create index erasure_recent on erasure (owner, requested);
create index erasure_conversation on erasure (conversation_id, state);
