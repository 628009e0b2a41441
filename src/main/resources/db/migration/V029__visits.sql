-- When a person was here last, to tell what happened since. No words of anybody stand here.
create table digest_visit (
  owner      varchar(200) primary key,
  -- the last moment of the visit that goes on, or of the last one
  seen       timestamp(6) with time zone not null,
  -- the last moment of the visit before it; null at the first visit
  away_since timestamp(6) with time zone
);
