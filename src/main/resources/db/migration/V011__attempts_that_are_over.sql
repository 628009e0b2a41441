-- An attempt is recorded when it is over. The one that a task is in stands on the task itself.
delete from task_attempt where ended is null;
