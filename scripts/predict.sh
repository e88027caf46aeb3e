#!/bin/sh
# Asks for the risk of one patient.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/operations.sh"
operate predict "$@"
