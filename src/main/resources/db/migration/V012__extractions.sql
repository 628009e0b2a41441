-- What the last reading of an archive found; content is JSON, with turns and quotes.
create table extraction (
  archive_id      varchar(80)  primary key references archive (id) on delete cascade,
  owner           varchar(200) not null,
  campaign        varchar(80)  not null,
  extractor       varchar(20)  not null,
  model           varchar(500),
  prompt_version  varchar(80),
  extracted       timestamp(6) with time zone not null,
  content         varchar      not null
);
create index extraction_made_by on extraction (extractor, prompt_version);
