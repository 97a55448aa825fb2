-- Campaigns of the education office, and how far the return of each school has come.
CREATE TABLE campaign_list (
    id     uuid   PRIMARY KEY,
    title  text   NOT NULL,
    since  date,
    until  date   NOT NULL,
    opens  date   NOT NULL,
    closes date   NOT NULL,
    place  bigint NOT NULL
);
CREATE INDEX campaign_list_place ON campaign_list (place);

CREATE TABLE return_list (
    id        uuid    PRIMARY KEY,
    campaign  uuid    NOT NULL,
    school    uuid    NOT NULL,
    state     text    NOT NULL,
    version   integer NOT NULL,
    corrected integer NOT NULL,
    filed     date
);
CREATE INDEX return_list_campaign ON return_list (campaign, school);

ALTER TABLE return_list ENABLE ROW LEVEL SECURITY;
ALTER TABLE return_list FORCE ROW LEVEL SECURITY;
CREATE POLICY own_school ON return_list USING (current_setting('app.school', true) = '*'
                                               OR school::text = current_setting('app.school', true));
