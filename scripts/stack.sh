#!/bin/sh
# The embedded stack: start, stop, status, and drills with single parts. scripts/stack.sh --help says more.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/clinstream.sh"

main=io.clinstream.sandbox.cli.StackMain

case ${1:-} in
  start | supervise) ensure_dist ;;
  *) [ -d "$dist/lib" ] || fail "No stack runs: nothing has been built yet. Start one with scripts/stack.sh start." ;;
esac

case ${1:-} in
  start | supervise | stop | status | *-part)
    verb=$1
    shift
    data=$(data_dir_of "$@")
    case " $* " in
      *" --data-dir"*) run_java "$main" "$verb" "$@" ;;
      *) run_java "$main" "$verb" --data-dir "$data" "$@" ;;
    esac
    ;;
  '') run_java "$main" --help ;;
  *) run_java "$main" "$@" ;;
esac
