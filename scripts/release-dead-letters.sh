#!/bin/sh
# Sends refused records back to their topics once the cause is gone, so that they pass intake again.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/operations.sh"
operate release-dead-letters "$@"
