#!/bin/sh
# Runs one query on PostgreSQL (read-only) and prints its rows.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/operations.sh"
operate sql "$@"
