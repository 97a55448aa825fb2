-- Whom a mentor leads; the summaries of a school.
CREATE INDEX program_list_mentor ON program_list (mentor);
CREATE INDEX swot_list_school ON swot_list (school, made, id);
