-- Lists and counts of an owner that no index served.
create index archive_counted on archive (owner, status);
drop index archive_recent;
create index document_named on document (owner, name, id);
