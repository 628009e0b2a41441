-- Whether the person said what an answer rests on, or where else it comes from.
alter table answer_citation add column origin varchar(20) default 'SAID' not null;
update answer_citation set origin = 'DOCUMENT' where kind = 'DOCUMENT';
