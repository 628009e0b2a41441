-- What the engine says of itself, and how people steer it.

-- Why work ran or waited, one row for each reason and server; open while until is null.
create table reason_period (
  id        varchar(80)  primary key,
  server    varchar(80)  not null,
  reason    varchar(40)  not null,
  detail    varchar(500),
  since     timestamp(6) with time zone not null,
  last_seen timestamp(6) with time zone not null,
  until     timestamp(6) with time zone
);
create index reason_period_recent on reason_period (since, id);
create index reason_period_open on reason_period (until, server);

-- At most one row: short absences start nothing.
create table quiet_wish (
  id      integer      primary key,
  by_whom varchar(200) not null,
  since   timestamp(6) with time zone not null,
  until   timestamp(6) with time zone
);

-- How often the house is used in each hour of the week, 1 = Monday from 0 to 1 h. Only counts.
create table usage_hour (
  hour_of_week integer          primary key,
  active       double precision not null,
  observed     double precision not null,
  first_hour   timestamp(6) with time zone not null,
  last_hour    timestamp(6) with time zone not null,
  last_minutes integer          not null
);
