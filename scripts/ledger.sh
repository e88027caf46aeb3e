#!/bin/sh
# Counts what came in and what the stores hold; the two must agree.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/operations.sh"
operate ledger "$@"
