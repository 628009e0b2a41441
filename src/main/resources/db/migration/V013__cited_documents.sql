-- An answer may rest on a piece of a document: archive_id is the document then, cited_turn the piece.
alter table answer_citation add column kind varchar(20) default 'TURN' not null;
