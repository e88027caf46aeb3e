#!/bin/sh
# Lists the topics with partitions and offsets.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/operations.sh"
operate topics "$@"
