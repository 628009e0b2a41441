-- What the house wrote into a structured archive, to tell what a person made of it; null where it
-- was written before this was kept.
alter table extraction add column written varchar;

-- The archive in whose structured archive a person decided this; it goes when the archive goes.
alter table knowledge_decision add column archive_id varchar(80);
create index knowledge_decision_archive on knowledge_decision (archive_id);
