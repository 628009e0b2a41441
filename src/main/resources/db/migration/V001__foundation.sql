-- The truth of the house. One script for H2 and PostgreSQL: keys are made by the application.
-- Owner and campaign stand on every row that belongs to somebody.

create table conversation (
  id           varchar(80)  primary key,
  owner        varchar(200) not null,
  campaign     varchar(80)  not null,
  external_id  varchar(300),
  title        varchar(300) not null,
  archived     boolean      not null,
  turns        integer      not null,
  created      timestamp(6) with time zone not null,
  updated      timestamp(6) with time zone not null,
  constraint conversation_external unique (owner, external_id)
);
create index conversation_recent on conversation (owner, archived, updated);

create table message (
  id              varchar(80)  primary key,
  conversation_id varchar(80)  not null references conversation (id),
  owner           varchar(200) not null,
  campaign        varchar(80)  not null,
  turn_index      integer      not null,
  role            varchar(20)  not null,
  speaker         varchar(200),
  content         varchar      not null,
  recalled        boolean      not null,
  created         timestamp(6) with time zone not null,
  constraint message_turn unique (conversation_id, turn_index)
);

create table archive (
  id              varchar(80)  primary key,
  conversation_id varchar(80)  not null references conversation (id),
  owner           varchar(200) not null,
  campaign        varchar(80)  not null,
  title           varchar(300) not null,
  status          varchar(30)  not null,
  summary         varchar      not null,
  keywords        varchar      not null,
  turns           integer      not null,
  task_id         varchar(80),
  failure         varchar,
  created         timestamp(6) with time zone not null,
  archived        timestamp(6) with time zone not null,
  processed       timestamp(6) with time zone,
  searchable      timestamp(6) with time zone,
  constraint archive_conversation unique (conversation_id)
);
create index archive_recent on archive (owner, archived);
create index archive_status on archive (status);

create table task (
  id               varchar(80)  primary key,
  type             varchar(60)  not null,
  subject          varchar(300) not null,
  -- type and subject while the task is unfinished, null afterwards: one unfinished task each
  open_key         varchar(400),
  owner            varchar(200) not null,
  campaign         varchar(80)  not null,
  state            varchar(20)  not null,
  priority         integer      not null,
  long_idle        boolean      not null,
  run_now          boolean      not null,
  cancel_requested boolean      not null,
  attempts         integer      not null,
  interruptions    integer      not null,
  max_attempts     integer      not null,
  lease_token      bigint       not null,
  lease_owner      varchar(80),
  lease_until      timestamp(6) with time zone,
  not_before       timestamp(6) with time zone not null,
  data             varchar      not null,
  checkpoint_data  varchar,
  progress         double precision not null,
  progress_note    varchar(500),
  stop_reason      varchar(30),
  error            varchar,
  result           varchar,
  created          timestamp(6) with time zone not null,
  last_attempt     timestamp(6) with time zone,
  finished         timestamp(6) with time zone,
  constraint task_open unique (open_key)
);
create index task_next on task (state, priority, created);
create index task_recent on task (created);

create table task_attempt (
  id       varchar(80)  primary key,
  task_id  varchar(80)  not null references task (id),
  owner    varchar(200) not null,
  campaign varchar(80)  not null,
  attempt  integer      not null,
  server   varchar(80)  not null,
  started  timestamp(6) with time zone not null,
  ended    timestamp(6) with time zone,
  outcome  varchar(20),
  reason   varchar(30),
  error    varchar
);
create index task_attempt_task on task_attempt (task_id, started);

-- At most one row: background work is paused for everybody.
create table pause (
  id      integer      primary key,
  by_whom varchar(200) not null,
  since   timestamp(6) with time zone not null,
  until   timestamp(6) with time zone
);
