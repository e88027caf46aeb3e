#!/bin/sh
# Seals dates: few files of each, with labels, in a version that never changes.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/jobs.sh"
run_job seal "$@"
