-- Answers to requests with an Idempotency-Key, for those who ask again because theirs got lost.
create table kept_answer (
  -- SHA-256 over owner and key
  id           varchar(64)  primary key,
  owner        varchar(200) not null,
  given_key    varchar(200) not null,
  -- method and path, for people
  request      varchar(300) not null,
  -- SHA-256 over method, path, query and body; null until it is answered
  fingerprint  varchar(64),
  -- the process that works on it, or did
  life         varchar(36)  not null,
  -- null until it is answered
  status       integer,
  headers      varchar      not null,
  -- empty where nothing was said; null where it was too long to keep, or was forgotten
  body         varchar,
  created      timestamp(6) with time zone not null,
  expires      timestamp(6) with time zone not null
);
create index kept_answer_owner on kept_answer (owner, created);
create index kept_answer_expires on kept_answer (expires);
