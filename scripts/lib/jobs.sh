# shellcheck shell=sh
# Runs one job of the feature service; sourced with $here set to the folder scripts/. Addresses as for operations.sh.

. "$here/lib/operations.sh"

run_job() { run_addressed io.clinstream.features.job.JobsMain "$@"; }
