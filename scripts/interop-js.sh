#!/bin/sh
# Checks clinstream against Confluent's own JavaScript client, both ways, on a running stack. Needs Node and npm.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
  echo "skipped: Node and npm are not installed; this check is optional" >&2
  exit 0
fi
data=${CLINSTREAM_DATA_DIR:-$here/../data}
[ -f "$data/stack.env" ] || { echo "no running stack: $data/stack.env is missing; start it with scripts/stack.sh start" >&2; exit 1; }
set -a
. "$data/stack.env"
set +a
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
cp "$here/interop/package.json" "$here/interop/interop.mjs" "$work/"
( cd "$work" && npm install --silent --no-audit --no-fund --ignore-scripts >/dev/null && node interop.mjs live )
