#!/bin/sh
# How fast clinstream is, against what, and what eats the time. scripts/benchmark.sh --help; docs/benchmarks.md.
#   scripts/benchmark.sh [--only NAME] [--full] [--json FILE]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/clinstream.sh"
dist=$root/benchmarks/target/dist
module=benchmarks

ensure_dist
case " $* " in
  *" --folder"*) ;;
  *) set -- --folder "$root/benchmarks/target/runs" "$@" ;;
esac
# The part predict takes registry, Redis, PostgreSQL and object store from the sandbox, which was built along.
JAVA_OPTS="-Dclinstream.stack=$root/sandbox/target/dist ${JAVA_OPTS:-}"
run_java io.clinstream.benchmarks.cli.BenchmarkMain "$@"
