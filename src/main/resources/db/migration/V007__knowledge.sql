-- What is known: claims as they were said, decisions of people, and the facts worked out of both.

-- One row per owner and campaign, locked while its knowledge changes.
create table knowledge_space (
  id       varchar(80)  primary key,
  owner    varchar(200) not null,
  campaign varchar(80)  not null
);

-- Archives whose claims are in, and what they were read from.
create table knowledge_archive (
  archive_id  varchar(80)  primary key,
  owner       varchar(200) not null,
  campaign    varchar(80)  not null,
  fingerprint varchar(80)  not null,
  claims      integer      not null,
  integrated  timestamp(6) with time zone not null
);

create table knowledge_entity (
  id       varchar(80)  primary key,
  owner    varchar(200) not null,
  campaign varchar(80)  not null,
  name     varchar(300) not null,
  name_key varchar(300) not null,
  kind     varchar(20)  not null,
  -- the entity that a person took this name for
  same_as  varchar(80),
  created  timestamp(6) with time zone not null
);
create index knowledge_entity_name on knowledge_entity (owner, campaign, name_key);
create index knowledge_entity_same on knowledge_entity (same_as);

create table knowledge_claim (
  id         varchar(80)  primary key,
  owner      varchar(200) not null,
  campaign   varchar(80)  not null,
  -- null for what a person wrote
  archive_id varchar(80),
  turn_index integer      not null,
  speaker    varchar(200) not null,
  quote      varchar      not null,
  said       timestamp(6) with time zone not null,
  subject    varchar(300) not null,
  subject_id varchar(80)  not null,
  predicate  varchar(80)  not null,
  object     varchar      not null,
  object_id  varchar(80),
  negated    boolean      not null,
  statement  varchar      not null,
  kind       varchar(20)  not null,
  modality   varchar(20)  not null,
  phase      varchar(20)  not null,
  true_from  timestamp(6) with time zone,
  true_until timestamp(6) with time zone,
  own_group  varchar(80)  not null,
  group_key  varchar(80)  not null,
  fact_id    varchar(80),
  recorded   timestamp(6) with time zone not null
);
create index knowledge_claim_group on knowledge_claim (group_key);
create index knowledge_claim_own on knowledge_claim (own_group);
create index knowledge_claim_archive on knowledge_claim (archive_id);
create index knowledge_claim_fact on knowledge_claim (fact_id);
create index knowledge_claim_subject on knowledge_claim (subject_id);
create index knowledge_claim_object on knowledge_claim (object_id);

-- Versions of facts: one is believed from recorded to retracted.
create table knowledge_fact (
  id            varchar(100) primary key,
  fact_id       varchar(80)  not null,
  owner         varchar(200) not null,
  campaign      varchar(80)  not null,
  group_key     varchar(80)  not null,
  value_key     varchar      not null,
  subject_id    varchar(80)  not null,
  subject       varchar(300) not null,
  predicate     varchar(80)  not null,
  object_id     varchar(80),
  object        varchar      not null,
  negated       boolean      not null,
  statement     varchar      not null,
  kind          varchar(20)  not null,
  modality      varchar(20)  not null,
  confidence    double precision not null,
  valid_from    timestamp(6) with time zone,
  valid_until   timestamp(6) with time zone,
  superseded_by varchar(80),
  disputed      boolean      not null,
  confirmed     boolean      not null,
  pinned        boolean      not null,
  shelved       boolean      not null,
  evidence      integer      not null,
  first_said    timestamp(6) with time zone not null,
  last_said     timestamp(6) with time zone not null,
  recorded      timestamp(6) with time zone not null,
  retracted     timestamp(6) with time zone
);
create index knowledge_fact_id on knowledge_fact (fact_id);
create index knowledge_fact_group on knowledge_fact (group_key);
create index knowledge_fact_list on knowledge_fact (owner, recorded);
create index knowledge_fact_subject on knowledge_fact (subject_id);
create index knowledge_fact_object on knowledge_fact (object_id);
create index knowledge_fact_retracted on knowledge_fact (owner, retracted);

create table knowledge_conflict (
  id          varchar(80)  primary key,
  owner       varchar(200) not null,
  campaign    varchar(80)  not null,
  group_key   varchar(80)  not null,
  first_fact  varchar(80)  not null,
  second_fact varchar(80)  not null,
  reason      varchar(300) not null,
  opened      timestamp(6) with time zone not null,
  -- null while it waits for a person
  closed      timestamp(6) with time zone
);
create index knowledge_conflict_group on knowledge_conflict (group_key);
create index knowledge_conflict_open on knowledge_conflict (owner, closed, opened);

-- What people, and the clean-up, decided. Undone ones are kept.
create table knowledge_decision (
  id         varchar(80)  primary key,
  owner      varchar(200) not null,
  campaign   varchar(80)  not null,
  -- decisions that were taken together are undone together
  act        varchar(80)  not null,
  group_key  varchar(80)  not null,
  action     varchar(20)  not null,
  value_key  varchar      not null,
  other_key  varchar,
  note       varchar      not null,
  by_whom    varchar(200) not null,
  decided    timestamp(6) with time zone not null,
  undone     timestamp(6) with time zone
);
create index knowledge_decision_group on knowledge_decision (group_key);
create index knowledge_decision_recent on knowledge_decision (owner, decided);
create index knowledge_decision_act on knowledge_decision (act);
