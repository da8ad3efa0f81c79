#!/bin/sh
# koppling and Temporal each have a role and databases of their own; neither can read the other's.
set -eu

# Taken from the environment by psql itself: an argument could be read by everyone who lists processes.
psql --no-psqlrc --variable=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<'SQL'
\getenv koppling_password KOPPLING_DB_PASSWORD
\getenv temporal_password TEMPORAL_DB_PASSWORD
create role koppling login password :'koppling_password';
create database koppling owner koppling;
revoke connect on database koppling from public;
create role temporal login password :'temporal_password';
create database temporal owner temporal;
create database temporal_visibility owner temporal;
revoke connect on database temporal from public;
revoke connect on database temporal_visibility from public;
SQL
