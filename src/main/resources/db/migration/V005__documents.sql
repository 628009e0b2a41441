-- Documents that people put into the house.

create table document (
  id          varchar(80)  primary key,
  owner       varchar(200) not null,
  campaign    varchar(80)  not null,
  name        varchar(300) not null,
  source_key  varchar(1200) not null,
  path        varchar(1000) not null,
  uploaded    boolean      not null,
  format      varchar(20)  not null,
  size        bigint       not null,
  modified    timestamp(6) with time zone not null,
  sha256      varchar(64),
  -- owner, campaign and hash of what is indexed: the same content once
  content_key varchar(400),
  state       varchar(20)  not null,
  failure     varchar,
  same_as     varchar(80),
  chunks      integer      not null,
  task_id     varchar(80),
  created     timestamp(6) with time zone not null,
  updated     timestamp(6) with time zone not null,
  searchable  timestamp(6) with time zone,
  constraint document_source unique (owner, source_key),
  constraint document_content unique (content_key)
);
create index document_recent on document (owner, created);
create index document_same on document (same_as);

create table document_text (
  document_id varchar(80)  primary key references document (id),
  owner       varchar(200) not null,
  campaign    varchar(80)  not null,
  content     varchar      not null
);
