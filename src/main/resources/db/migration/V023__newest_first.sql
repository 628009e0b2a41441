-- Lists are shown newest first, a page at a time; without these every page would sort all rows.
create index conversation_newest on conversation (owner, created desc, id desc);
create index archive_newest on archive (owner, archived desc, id desc);
create index archive_of_campaign on archive (owner, campaign, archived desc, id desc);
create index knowledge_fact_said on knowledge_fact (owner, last_said desc, fact_id);
create index knowledge_entity_listed on knowledge_entity (owner, name_key, id);
drop index task_recent;
create index task_newest on task (created desc, id desc);
