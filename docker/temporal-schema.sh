#!/bin/sh
# Temporal's tables, made or brought up to date; may run again at any time.
set -eu

for database in temporal temporal_visibility; do
  schema=$(test "$database" = temporal && echo temporal || echo visibility)
  tool() { temporal-sql-tool --plugin "$SQL_PLUGIN" --ep "$SQL_HOST" -p "$SQL_PORT" -u "$SQL_USER" --db "$database" "$@"; }
  # A schema that exists already is left as it is; update-schema tells what is really wrong.
  tool setup-schema -v 0.0 || echo "$database: has a schema"
  tool update-schema --schema-name "postgresql/v12/$schema"
done
