#!/bin/sh
# Run by the PostgreSQL image at its first start only: the two roles and the database.
set -eu
psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname=postgres \
  --set=owner_password="$OWNER_PASSWORD" --set=app_password="$APP_PASSWORD" --file=/roles.sql
