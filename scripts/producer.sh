#!/bin/sh
# Sends clinical events to the raw topics: replays files, simulates a ward. See scripts/producer.sh --help.
#
# Addresses come from the environment where CLINSTREAM_KAFKA_BOOTSTRAP_SERVERS is set, else from the stack.env of the
# local stack, whose data folder --data-dir names.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/clinstream.sh"

data=$(data_dir_of "$@")
[ -n "${CLINSTREAM_DATA_DIR:-}" ] || export CLINSTREAM_DATA_DIR="$data"
ensure_dist
case " $* " in
  *' --help '* | *' -h '* | *' --version '* | *' -V '* | *' --dry-run '* | '  ') ;;
  *' --data-dir'*) load_stack_env "$data" ;;
  *) if [ -z "${CLINSTREAM_KAFKA_BOOTSTRAP_SERVERS:-}" ]; then load_stack_env "$data"; fi ;;
esac
run_java io.clinstream.producer.ProducerMain "$@"
