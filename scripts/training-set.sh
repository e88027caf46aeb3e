#!/bin/sh
# Builds a training set, or finds the one that was built for the same request: docs/training-sets.md.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/jobs.sh"
run_job training-set "$@"
