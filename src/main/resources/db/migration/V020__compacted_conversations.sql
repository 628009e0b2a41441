-- What the older turns of a long conversation come to, for the prompt. The turns stay as they are.
create table compacted_conversation (
  conversation_id varchar(80)  primary key references conversation (id) on delete cascade,
  owner           varchar(200) not null,
  campaign        varchar(80)  not null,
  -- the turns 0 to turns - 1 are in the text
  turns           integer      not null,
  text            varchar      not null,
  model           varchar(200) not null,
  prompt_version  varchar(20)  not null,
  written         timestamp(6) with time zone not null
);
