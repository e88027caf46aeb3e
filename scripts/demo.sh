#!/bin/sh
# The main job on this machine: everything started, real patients replayed, one screen. scripts/demo.sh --help says more.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/clinstream.sh"

ensure_dist
if [ -t 1 ]; then set -- --terminal "$@"; fi
case " $* " in
  *" --data-dir"*) ;;
  *) set -- --data-dir "$root/data/demo" "$@" ;;
esac
run_java io.clinstream.sandbox.demo.DemoMain --samples "$root/samples" "$@"
