#!/bin/sh
# Completeness, validity, uniqueness and timeliness of one day's data, per topic and source.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/jobs.sh"
run_job quality "$@"
