#!/bin/sh
# Lists the sealed dates with their versions; --verify compares every file with its manifest.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/jobs.sh"
run_job sealed "$@"
