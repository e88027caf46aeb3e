#!/bin/sh
# Recomputes from the canonical log what every store must hold, and compares value by value.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/operations.sh"
JAVA_OPTS="-Xmx768m ${JAVA_OPTS:-}"
operate verify-parity "$@"
