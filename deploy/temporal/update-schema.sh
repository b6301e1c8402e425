#!/bin/sh
# Brings both of Temporal's databases to the schema of this server version; safe to repeat.
set -eu
for store in temporal:temporal temporal_visibility:visibility; do
  database=${store%%:*}
  folder=/etc/temporal/schema/postgresql/v12/${store##*:}/versioned
  sql() { temporal-sql-tool --plugin postgres12 --ep postgres -p 5432 -u temporal --db "$database" "$@"; }
  sql setup-schema -v 0.0
  sql update-schema -d "$folder"
done
