#!/bin/sh
# Reads the offline store as a data scientist does, with pyarrow, pandas and DuckDB for Python, and shows that a date and
# a patient filter leave files and row groups unread. On a running stack, or on a folder that holds features/offline:
#   scripts/interop-python.sh [FOLDER]
# Needs Python 3.10 or newer with venv; fetches three packages into a folder that is removed again.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
if ! command -v python3 >/dev/null 2>&1 || ! python3 -c 'import venv, ensurepip' >/dev/null 2>&1; then
  echo "skipped: Python 3 with venv is not installed; this check is optional" >&2
  exit 0
fi
if [ $# -eq 0 ]; then
  data=${CLINSTREAM_DATA_DIR:-$here/../data}
  [ -f "$data/stack.env" ] || { echo "no running stack: $data/stack.env is missing; start it with scripts/stack.sh start" >&2; exit 1; }
  set -a
  . "$data/stack.env"
  set +a
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check -r "$here/interop/requirements.txt"
"$work/venv/bin/python" "$here/interop/offline.py" "$@"
