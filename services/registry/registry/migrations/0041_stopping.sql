-- By when what rested on a withdrawn consent must have stopped, data be destroyed; and when it had stopped.
ALTER TABLE consents ADD COLUMN stop_due date, ADD COLUMN destroy_due date, ADD COLUMN stopped_on date;
