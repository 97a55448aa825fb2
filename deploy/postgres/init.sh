#!/bin/sh
# Run once by the image of PostgreSQL, on an empty volume: databases and roles of every service.
set -eu
for service in registry programs notifications reporting; do
  name=$(echo "$service" | tr '[:lower:]' '[:upper:]')
  OWNER_PASSWORD=$(printenv "${name}_OWNER_PASSWORD")
  RUNTIME_PASSWORD=$(printenv "${name}_PASSWORD")
  export OWNER_PASSWORD RUNTIME_PASSWORD
  psql -X -q --username "${POSTGRES_USER:-postgres}" --dbname postgres -v service="$service" -f "${ROLES:-/roles}/service.sql"
done
