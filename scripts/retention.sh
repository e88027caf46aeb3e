#!/bin/sh
# Removes objects older than their retention; never what a manifest names or needs.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/jobs.sh"
run_job retention "$@"
