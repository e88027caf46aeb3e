#!/bin/sh
# Proves the audit of predictions, or names what was done to it. Exit code 0: proven; 1: changed; 3: not checked.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/operations.sh"
# A long table and a replay run for minutes: the second compiler pays.
JAVA_OPTS="-Xmx768m -XX:TieredStopAtLevel=4 ${JAVA_OPTS:-}"
operate verify-audit "$@"
