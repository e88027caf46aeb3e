#!/bin/sh
# Makes the NEWS2 calibration table from PhysioNet 2019 patients; docs/news2-calibration.md says what it means.
#   scripts/calibrate-news2.sh DIR --output news2-calibration.json
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/clinstream.sh"

ensure_dist
run_java io.clinstream.operations.calibration.CalibrateNews2 "$@"
