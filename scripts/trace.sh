#!/bin/sh
# Follows one event by its offsets through raw, bronze, canonical log, silver, offline, Redis and audit.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/operations.sh"
operate trace "$@"
