#!/bin/sh
# Writes .env for docker-compose.yml with random secrets, readable by its owner only. Never overwrites one.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
env=$root/.env

if [ -e "$env" ]; then
  printf '%s\n' "$env exists; it is left as it is." >&2
  exit 1
fi

random() {
  LC_ALL=C tr -dc 'A-Za-z0-9' </dev/urandom | dd bs=1 count="$1" 2>/dev/null
}

umask 077
{
  printf 'REDIS_PASSWORD=%s\n' "$(random 32)"
  printf 'CLINSTREAM_S3_ACCESS_KEY=%s\n' "$(random 20)"
  printf 'CLINSTREAM_S3_SECRET_KEY=%s\n' "$(random 40)"
  printf 'CLINSTREAM_POSTGRES_PASSWORD=%s\n' "$(random 32)"
  printf 'CLINSTREAM_AUDIT_KEY=%s\n' "$(random 48)"
  printf 'GRAFANA_USER=%s\n' admin
  printf 'GRAFANA_PASSWORD=%s\n' "$(random 32)"
} >"$env"
printf '%s\n' "Wrote $env."
