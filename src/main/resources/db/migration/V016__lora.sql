-- Adapters, one row for each that was begun. Their weights are files; nothing of what was said stands here.
create table lora_adapter (
  id              varchar(80)  primary key,
  owner           varchar(200) not null,
  campaign        varchar(80)  not null,
  version         integer      not null,
  state           varchar(20)  not null,
  base_model      varchar(300) not null,
  base_sha256     varchar(64)  not null,
  -- rank, alpha, learning rate, batch, epochs as JSON
  settings        varchar      not null,
  things          integer      not null,
  examples        integer      not null,
  tokens          bigint       not null,
  bytes_needed    bigint       not null,
  steps           integer      not null,
  steps_done      integer      not null,
  worked_seconds  double precision not null,
  -- the loss curve as JSON, thinned out
  losses          varchar      not null,
  -- what was known before and after, as JSON
  report          varchar,
  last_loss       double precision,
  learned_before  double precision,
  learned_after   double precision,
  reason          varchar,
  task_id         varchar(80),
  created         timestamp(6) with time zone not null,
  finished        timestamp(6) with time zone,
  activated       timestamp(6) with time zone,
  constraint lora_adapter_version unique (owner, campaign, version)
);
create index lora_adapter_state on lora_adapter (state);

-- Which archives an adapter was trained on.
create table lora_source (
  id          varchar(200) primary key,
  adapter_id  varchar(80)  not null,
  archive_id  varchar(80)  not null,
  owner       varchar(200) not null,
  campaign    varchar(80)  not null
);
create index lora_source_archive on lora_source (archive_id);
create index lora_source_adapter on lora_source (adapter_id);
