-- How the engine finds its next task, knows which servers live, and counts without counting.

-- Where a task stands, as numbers that one index serves: lane 0 wanted now, 1 ready, 2 ready and long,
-- 3 backing off, 4 running, 5 completed, 6 failed or cancelled. The place in a lane is a number of
-- microseconds: the rank of waiting tasks, the moment of due ones and of the end.
alter table task add column lane integer default 3 not null;
alter table task add column place bigint default 0 not null;
-- Moment of creation plus priority times the time that makes up for one point of it.
alter table task add column age_rank bigint default 0 not null;
-- How long it was to back off, in milliseconds.
alter table task add column delay_millis bigint default 0 not null;

update task set age_rank =
  cast(extract(epoch from created) * 1000000 as bigint) + cast(priority as bigint) * 360000000;
update task set
  lane = case state when 'PENDING' then 3 when 'PROCESSING' then 4 when 'COMPLETED' then 5 else 6 end,
  place = case state
    when 'PENDING' then cast(extract(epoch from not_before) * 1000000 as bigint)
    when 'PROCESSING' then age_rank
    else cast(extract(epoch from finished) * 1000000 as bigint) end;

drop index task_next;
create index task_lane on task (lane, place);
alter table task drop column lease_until;

-- What the ranks above were made with.
create table queue_order (
  id           integer primary key,
  aging_micros bigint  not null
);
insert into queue_order (id, aging_micros) values (1, 360000000);

-- Every change of the number of tasks in a state, in the transaction that made it; the sum is the truth.
create table task_tally (
  id         bigint primary key,
  pending    bigint not null,
  processing bigint not null,
  completed  bigint not null,
  failed     bigint not null,
  cancelled  bigint not null
);
insert into task_tally (id, pending, processing, completed, failed, cancelled)
select 0,
  count(case when state = 'PENDING' then 1 end),
  count(case when state = 'PROCESSING' then 1 end),
  count(case when state = 'COMPLETED' then 1 end),
  count(case when state = 'FAILED' then 1 end),
  count(case when state = 'CANCELLED' then 1 end)
from task;

-- The servers at work. Others watch beat and activity change; nobody compares clocks.
create table engine_server (
  id       varchar(80)  primary key,
  host     varchar(300) not null,
  started  timestamp(6) with time zone not null,
  beat     bigint       not null,
  activity bigint       not null
);
