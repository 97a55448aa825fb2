-- The map of the year looks for the terms of all roadmaps.
CREATE INDEX facts_terms ON facts (school, code, since DESC, position DESC) WHERE kind = 'term';
