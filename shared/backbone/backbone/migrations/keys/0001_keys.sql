-- One key a person; deleting the row is forgetting the person.
CREATE TABLE keys (
    subject uuid  PRIMARY KEY,
    key     bytea NOT NULL
);
