-- Searches of a day, added up: how many, how many found something, and how long they took together.
-- Nothing of what was searched for stands here. campaign is empty for searches in all of them.
create table search_day (
  id          varchar(80)  primary key,
  owner       varchar(200) not null,
  campaign    varchar(80)  not null,
  search_date date         not null,
  searches    bigint       not null,
  found       bigint       not null,
  seconds     double precision not null,
  constraint search_day_one unique (owner, search_date, campaign)
);
