-- Who may see, or also add to, a campaign that belongs to somebody else.
create table campaign_share (
  id        varchar(36)  primary key,
  owner     varchar(200) not null,
  campaign  varchar(80)  not null,
  person    varchar(200) not null,
  may_write boolean      not null,
  granted   timestamp(6) with time zone not null,
  constraint campaign_share_once unique (owner, campaign, person)
);
create index campaign_share_person on campaign_share (person);
