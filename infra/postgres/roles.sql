-- The two roles and the database, on a PostgreSQL of your own (15 or newer). Run once as an administrator:
--
--   psql --variable owner_password=... --variable app_password=... --file roles.sql postgres
--
-- Then start Triptych with
--
--   DATABASE_OWNER_URL=postgresql://triptych_owner:...@host/triptych   (migrates)
--   DATABASE_URL=postgresql://triptych_app:...@host/triptych           (serves)

\set ON_ERROR_STOP on

-- Owns the tables. Only migrations connect as this role.
CREATE ROLE triptych_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'owner_password';

-- Owns nothing: it cannot disable a trigger, truncate or alter. The migrations grant it what it needs, table by table.
CREATE ROLE triptych_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'app_password';

CREATE DATABASE triptych OWNER triptych_owner ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE triptych FROM PUBLIC;
GRANT CONNECT ON DATABASE triptych TO triptych_app;

\connect triptych
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
ALTER SCHEMA public OWNER TO triptych_owner;
