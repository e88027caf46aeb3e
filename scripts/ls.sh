#!/bin/sh
# Lists the objects of the bucket.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/operations.sh"
operate ls "$@"
