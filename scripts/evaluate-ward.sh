#!/bin/sh
# A ward with known hazard, from the simulator through the whole pipeline to a model, held against what could be known:
# docs/evaluation-ward.md. Needs a running stack (scripts/stack.sh start), best an empty one.
#
#   scripts/evaluate-ward.sh [--data-dir DIR] [--out DIR] [--patients N] [--days N] [--start INSTANT] [--seed N] [--every HOURS]
#                            [--study ID] [--from-step simulate|features|train|report]
#
# Exit codes: 0 the model is within its goal; 4 it is not; anything else: a step failed.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/clinstream.sh"

usage() { sed -n '2,9s/^# \{0,1\}//p' "$0"; }

data=$root/data
out=ward-evaluation
patients=2000
days=30
start=2026-09-01T00:00:00Z
seed=1
every=7
study=HAZARD
first=simulate
while [ $# -gt 0 ]; do
  case $1 in
    --help | -h)
      usage
      exit 0
      ;;
    --data-dir | --out | --patients | --days | --start | --seed | --every | --study | --from-step)
      [ $# -ge 2 ] || { usage >&2; exit 2; }
      case $1 in
        --data-dir) data=$2 ;;
        --out) out=$2 ;;
        --patients) patients=$2 ;;
        --days) days=$2 ;;
        --start) start=$2 ;;
        --seed) seed=$2 ;;
        --every) every=$2 ;;
        --study) study=$2 ;;
        --from-step) first=$2 ;;
      esac
      shift 2
      ;;
    *)
      printf 'unknown option %s\n' "$1" >&2
      usage >&2
      exit 2
      ;;
  esac
done
case $first in
  simulate) steps='simulate features train report' ;;
  features) steps='features train report' ;;
  train) steps='train report' ;;
  report) steps='report' ;;
  *)
    printf 'there is no step %s\n' "$first" >&2
    exit 2
    ;;
esac

ward() { JAVA_OPTS="-Xmx3g -XX:TieredStopAtLevel=4 ${JAVA_OPTS:-}" run_java io.clinstream.training.ward.WardMain "$@"; }

ensure_dist
mkdir -p "$out"
code=0
for step in $steps; do
  say "evaluate-ward: $step"
  case $step in
    simulate)
      "$here/producer.sh" simulate --data-dir "$data" --course KNOWN_HAZARD --patients "$patients" --duration "P${days}D" \
        --start "$start" --seed "$seed" --labs-every P2D --study "$study" --patient-prefix "$study-" --historical \
        --hazard-file "$out/hazards.csv.gz" --progress percents
      ward instants --hazard-file "$out/hazards.csv.gz" --every "$every" --out "$out/instants.csv"
      ;;
    features)
      # Waits until everything that was sent is in the stores.
      "$here/training-set.sh" --data-dir "$data" --instants "$out/instants.csv" --split PATIENT --progress percents \
        --out "$out/training-set"
      ;;
    train)
      "$here/train.sh" --data-dir "$data" --folder "$out/training-set" --output "$out/training" --no-register
      ;;
    report)
      ward report --hazard-file "$out/hazards.csv.gz" --training-set "$out/training-set" --model "$out/training/model" \
        --rival "$out/training/rival" --out "$out" || code=$?
      ;;
  esac
done
exit "$code"
