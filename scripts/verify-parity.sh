#!/bin/sh
# Recomputes from the canonical log what every store must hold, and compares value by value.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/operations.sh"
# A replay runs for minutes: the second compiler pays.
JAVA_OPTS="-Xmx768m -XX:TieredStopAtLevel=4 ${JAVA_OPTS:-}"
operate verify-parity "$@"
