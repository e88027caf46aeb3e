#!/bin/sh
# Trains and evaluates on public sepsis patients, from their files to the figures in docs/evaluation.md.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/clinstream.sh"

usage() {
  cat <<'END'
Usage: scripts/evaluate-sepsis.sh DIR [--rows FOLDER] [--data-dir FOLDER] [--running] [--part test|validation]
       [--folds NUMBER]

DIR holds the .psv files of the 16,000 development patients (PhysioNet/CinC Challenge 2019, training set B).
Without options: starts a stack of its own, loads every patient, waits for the offline store, stops the stack, trains,
measures, and writes docs/evaluation-sepsis.json and the figures in docs/evaluation.md (of the test part only).

  --rows FOLDER      start from Parquet files of the offline store that are already in FOLDER
  --running          load through the stack that runs in --data-dir, or the one whose addresses are in the environment
  --data-dir FOLDER  of the stack; default: data/evaluation, with --running: data
  --part PART        what is measured; validation while anything is still being chosen. Default: test
  --folds NUMBER     instead of a part: cross-validate over all patients with so many folds; writes
                     docs/evaluation-cv.json and the section "Cross-validation" of docs/evaluation.md

Needs about 6 GB of memory.
END
}

stays=
rows=
running=
data=
part=test
folds=
while [ $# -gt 0 ]; do
  case $1 in
    --help | -h) usage; exit 0 ;;
    --running) running=yes; shift ;;
    --rows | --data-dir | --part | --folds)
      [ $# -ge 2 ] || { usage >&2; exit 2; }
      case $1 in
        --rows) rows=$2 ;;
        --data-dir) data=$2 ;;
        --part) part=$2 ;;
        --folds) folds=$2 ;;
      esac
      shift 2
      ;;
    -*) usage >&2; exit 2 ;;
    *) [ -z "$stays" ] || { usage >&2; exit 2; }; stays=$1; shift ;;
  esac
done
[ -n "$stays" ] || { usage >&2; exit 2; }
[ -d "$stays" ] || fail "There is no folder $stays."

commit=$(git -C "$root" rev-parse --short=12 HEAD 2>/dev/null || printf unknown)

report=evaluation-sepsis
[ -z "$folds" ] || report=evaluation-cv

# Only what is final enters the documents; figures of the validation part are printed and stay in the data folder.
evaluate() {
  if [ "$part" = test ] || [ -n "$folds" ]; then
    set -- --json "$root/docs/$report.json" --page "$root/docs/evaluation.md" "$@"
  else
    mkdir -p "$root/data"
    set -- --json "$root/data/$report-$part.json" "$@"
  fi
  # Idle threads of XGBoost sleep: on a busy machine spinning costs more than it gains.
  OMP_WAIT_POLICY=PASSIVE JAVA_OPTS="-Xmx5g -XX:TieredStopAtLevel=4 ${JAVA_OPTS:-}" \
    run_java io.clinstream.training.sepsis.EvaluateSepsis "$stays" --part "$part" --commit "$commit" \
    ${folds:+--folds "$folds"} "$@"
}

ensure_dist
if [ -n "$rows" ]; then
  evaluate --vectors "$rows"
  exit
fi

if [ -n "$running" ]; then
  data=${data:-$root/data}
else
  data=${data:-$root/data/evaluation}
  "$here/stack.sh" start --data-dir "$data"
fi
if [ -z "$running" ] || [ -z "${CLINSTREAM_KAFKA_BOOTSTRAP_SERVERS:-}" ]; then load_stack_env "$data"; fi
"$here/producer.sh" replay cinc2019 "$stays" --data-dir "$data"
evaluate --vectors "$data/offline-copy" --fetch
if [ -z "$running" ]; then "$here/stack.sh" stop --data-dir "$data"; fi
