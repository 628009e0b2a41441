-- Where work came from: the trace of the request or task that queued it, as W3C traceparent.
alter table task add column trace_parent varchar(55);
