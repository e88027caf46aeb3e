#!/bin/sh
# Trains a model on a training set, evaluates it, and registers it: docs/training.md.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/operations.sh"
# A training holds its rows in memory (1.4 kB each with every feature), and XGBoost as much outside the heap.
JAVA_OPTS="-Xmx4g -XX:TieredStopAtLevel=4 ${JAVA_OPTS:-}"
# Threads of XGBoost that wait must not burn the processor: the stack often runs beside a training.
OMP_WAIT_POLICY=${OMP_WAIT_POLICY:-passive}
export OMP_WAIT_POLICY
for argument in "$@"; do
  case $argument in
    --folder | --folder=*) local_only=yes ;;
    --no-register) unregistered=yes ;;
  esac
done
# Without stores there is no stack to look for.
if [ -n "${local_only:-}" ] && [ -n "${unregistered:-}" ]; then
  run_java io.clinstream.training.cli.TrainMain train "$@"
else
  run_addressed io.clinstream.training.cli.TrainMain train "$@"
fi
