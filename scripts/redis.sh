#!/bin/sh
# Sends one command to Redis and prints its reply.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/operations.sh"
operate redis "$@"
