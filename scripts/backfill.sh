#!/bin/sh
# Replays the canonical log of bronze with today's features into an offline version of its own; see docs/backfill.md.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/jobs.sh"
# Within 768 MB resident; long enough for the second compiler. Later options win over those of run_java.
JAVA_OPTS="-XX:TieredStopAtLevel=4 -Xmx400m -Xss1m -XX:MaxMetaspaceSize=128m -XX:ReservedCodeCacheSize=96m ${JAVA_OPTS:-}"
run_job backfill "$@"
