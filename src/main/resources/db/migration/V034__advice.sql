-- What a language model advises in a conflict; it decides nothing. All null until one was asked;
-- without a choice where it had no usable advice.
alter table knowledge_conflict add column advice varchar(20);
alter table knowledge_conflict add column advice_quote varchar(600);
alter table knowledge_conflict add column advice_reason varchar(600);
alter table knowledge_conflict add column advised_by varchar(500);
alter table knowledge_conflict add column advised timestamp(6) with time zone;
-- of what both sides rest on, the prompt and the model: another one is asked anew
alter table knowledge_conflict add column advised_on varchar(64);
