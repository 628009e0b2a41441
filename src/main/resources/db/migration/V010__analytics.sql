-- Finished work of a day, added up. It stays when the tasks themselves are removed.
create table work_day (
  id             varchar(80)  primary key,
  owner          varchar(200) not null,
  campaign       varchar(80)  not null,
  work_date      date         not null,
  type           varchar(60)  not null,
  completed      bigint       not null,
  failed         bigint       not null,
  waited_seconds double precision not null,
  worked_seconds double precision not null,
  constraint work_day_one unique (owner, work_date, campaign, type)
);

-- Up to when finished work has been added up; one row, which whoever adds up holds meanwhile.
create table work_day_mark (
  id          integer primary key,
  added_until timestamp(6) with time zone not null
);
insert into work_day_mark (id, added_until) values (1, timestamp with time zone '2000-01-01 00:00:00+00');

create index task_finished on task (finished);
