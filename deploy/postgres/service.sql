-- The databases and roles of one service; safe to run again. Run by psql as superuser:
--   OWNER_PASSWORD=… RUNTIME_PASSWORD=… psql -v service=registry -f service.sql
-- <service>_owner migrates and owns the tables; <service> is what the running service connects as.
\set ON_ERROR_STOP on
\getenv owner_password OWNER_PASSWORD
\getenv runtime_password RUNTIME_PASSWORD
SET client_min_messages = warning;
SELECT :'service' || '_owner' AS owner, :'service' || '_keys' AS keys \gset

SELECT format('CREATE ROLE %I', role) FROM unnest(ARRAY[:'owner', :'service']) role
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) \gexec
ALTER ROLE :"owner" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'owner_password';
ALTER ROLE :"service" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'runtime_password';

SELECT format('CREATE DATABASE %I OWNER %I', name, :'owner') FROM unnest(ARRAY[:'service', :'keys']) name
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = name) \gexec

-- Nobody connects anywhere by default: PUBLIC holds CONNECT on every new database.
REVOKE ALL ON DATABASE postgres, template1, :"service", :"keys" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"service", :"keys" TO :"service";

\connect :"service"
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO :"service";
\connect :"keys"
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO :"service";
