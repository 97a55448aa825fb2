-- What the education office asks all schools for, also those that it registers later.
CREATE TABLE campaigns (
    campaign uuid   PRIMARY KEY,
    opens    date   NOT NULL,
    closes   date   NOT NULL,
    position bigint NOT NULL
);
