-- The municipality's list of orders, both sides of an invitation, the mentors of a school who can be chosen.
CREATE INDEX orders_place ON orders (place);
CREATE INDEX invitations_school ON invitations (school);
CREATE INDEX invitations_host ON invitations (host);
CREATE INDEX participants_bank ON participants (school, id) WHERE capacity > 0 AND left_on IS NULL;
