#!/bin/sh
# Looks at every part of the running system, level by level.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/operations.sh"
operate health-check "$@"
