#!/bin/sh
# Prints one object of the bucket: gzip unpacked, Parquet as JSON rows.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/operations.sh"
operate cat "$@"
