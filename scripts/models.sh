#!/bin/sh
# The model registry: list, show, register, promote, rollback. docs/model-registry.md
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/operations.sh"
case ${1:-} in
  list | show | register | promote | rollback) run_addressed io.clinstream.training.models.ModelsMain "$@" ;;
  *) run_java io.clinstream.training.models.ModelsMain "$@" ;;
esac
