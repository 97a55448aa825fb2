-- What a consent to distribution is about, and the version of the school's form.
ALTER TABLE consents ADD COLUMN form integer, ADD COLUMN categories text[] NOT NULL DEFAULT '{}', ADD COLUMN url text,
    ADD COLUMN until date;
