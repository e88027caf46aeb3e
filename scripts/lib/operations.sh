# shellcheck shell=sh
# Runs one subcommand of the operator's program; sourced with $here set to the folder scripts/.
#
# Addresses come from the environment where CLINSTREAM_KAFKA_BOOTSTRAP_SERVERS is set, else from the stack.env of the
# local stack, whose data folder --data-dir names.

. "$here/lib/clinstream.sh"

operate() { run_addressed io.clinstream.operations.OperationsMain "$@"; }

# Runs a subcommand of a program: run_addressed MAINCLASS COMMAND ARG…
run_addressed() {
  program=$1
  command=$2
  shift 2
  data=$(data_dir_of "$@")
  named=
  left=$#
  while [ "$left" -gt 0 ]; do
    case $1 in
      --data-dir)
        named=yes
        if [ "$left" -gt 1 ]; then
          shift
          left=$((left - 1))
        fi
        ;;
      --data-dir=*) named=yes ;;
      *) set -- "$@" "$1" ;;
    esac
    shift
    left=$((left - 1))
  done
  case " $* " in
    *' --help '* | *' -h '*) ;;
    *)
      if [ -n "$named" ] || [ -z "${CLINSTREAM_KAFKA_BOOTSTRAP_SERVERS:-}" ]; then load_stack_env "$data"; fi
      ;;
  esac
  run_java "$program" "$command" "$@"
}
