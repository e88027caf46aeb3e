# shellcheck shell=sh
# What every script shares; sourced with $here set to the folder scripts/. POSIX sh and a JDK, nothing else.
#
#   find_java                 sets $JAVA, refuses anything older than 17
#   ensure_dist               builds $dist, the class path of $module, if it is missing or older than the sources
#   data_dir_of "$@"          prints the value of --data-dir among the arguments, or the default
#   load_stack_env DIR        exports the CLINSTREAM_… addresses of the stack in DIR
#   run_java MAINCLASS ARG…   runs one of our programs; Ctrl-C ends it with all its children
#
# Variables here are lower case and never exported: a CLINSTREAM_ key that no application knows stops its start.

root=$(cd "$here/.." && pwd)
dist=$root/sandbox/target/dist
module=sandbox
child=

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

# --- signals -----------------------------------------------------------------------------------------------------

children_of() {
  if command -v ps >/dev/null 2>&1; then
    ps -A -o pid= -o ppid= | while read -r pid parent; do
      if [ "$parent" = "$1" ]; then printf '%s\n' "$pid"; fi
    done
    return 0
  fi
  for stat in /proc/[0-9]*/stat; do
    read -r line 2>/dev/null <"$stat" || continue
    pid=${line%% *}
    # The name in parentheses may hold anything; after it come the state and the parent.
    rest=${line##*) }
    rest=${rest#* }
    if [ "${rest%% *}" = "$1" ]; then printf '%s\n' "$pid"; fi
  done
}

tree_of() {
  printf '%s\n' "$1"
  for descendant in $(children_of "$1"); do
    tree_of "$descendant"
  done
}

any_alive() {
  for pid in "$@"; do
    if kill -0 "$pid" 2>/dev/null; then return 0; fi
  done
  return 1
}

# Asks the process and all its descendants to end, waits, then insists.
end_tree() {
  # shellcheck disable=SC2046 # one word per process is meant
  set -- $(tree_of "$1")
  first=$1
  kill -TERM "$@" 2>/dev/null || :
  wait "$first" 2>/dev/null || :
  waited=0
  while any_alive "$@" && [ "$waited" -lt 20 ]; do
    sleep 1
    waited=$((waited + 1))
  done
  kill -KILL "$@" 2>/dev/null || :
}

on_signal() {
  trap '' INT TERM HUP
  if [ -n "$child" ]; then end_tree "$child"; fi
  exit "$1"
}

trap 'on_signal 130' INT
trap 'on_signal 143' TERM
trap 'on_signal 129' HUP

# Runs a command so that signals reach us at once: in the background, with our standard input, and waited for.
run_child() {
  "$@" <&0 &
  child=$!
  code=0
  wait "$child" || code=$?
  child=
  return "$code"
}

# --- Java --------------------------------------------------------------------------------------------------------

find_java() {
  if [ -n "${JAVA:-}" ]; then return 0; fi
  if [ -n "${JAVA_HOME:-}" ]; then
    JAVA=$JAVA_HOME/bin/java
    [ -x "$JAVA" ] || fail "JAVA_HOME is $JAVA_HOME, but there is no bin/java in it."
  else
    JAVA=$(command -v java) || fail "No Java found. Install a JDK 17 or newer and put it into PATH, or set JAVA_HOME."
  fi
  version=$("$JAVA" -version 2>&1 | sed -n 's/.*version "\([0-9][0-9]*\)\(\.\([0-9]*\)\)\{0,1\}.*/\1 \3/p' | head -n 1)
  major=${version%% *}
  if [ "$major" = 1 ]; then major=${version#* }; fi
  case $major in
    '' | *[!0-9]*) fail "$JAVA does not say which version it is; a JDK 17 or newer is needed." ;;
  esac
  [ "$major" -ge 17 ] || fail "wrong JDK: $JAVA is Java $major; clinstream needs a JDK 17 or newer. Set JAVA_HOME."
}

# --- the build ---------------------------------------------------------------------------------------------------

dist_is_current() {
  [ -f "$dist/.built" ] || return 1
  [ -z "$(find "$root/pom.xml" "$root"/*/pom.xml "$root"/*/src/main -newer "$dist/.built" -print 2>/dev/null | head -n 1)" ]
}

# Maven's folders: the wrapper follows HOME, Maven itself the home that Java takes from the user database.
maven_folders() {
  java_home_of_user=$("$JAVA" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *user\.home = //p')
  printf '%s\n' "$HOME/.m2"
  if [ "$java_home_of_user" != "$HOME" ]; then printf '%s\n' "$java_home_of_user/.m2"; fi
}

kilobytes_fetched() {
  total=0
  for folder in $1; do
    if [ -d "$folder" ]; then
      size=$(du -sk "$folder" 2>/dev/null | sed -n 's/^\([0-9]*\).*/\1/p')
      total=$((total + ${size:-0}))
    fi
  done
  printf '%s' "$total"
}

build_phase() {
  phase=$(sed -n -e 's/^\[INFO\] Building clinstream \(.*\) 0.*/building \1/p' -e 's/^\[INFO\] Building \(clinstream\) .*/reading the project/p' "$1" 2>/dev/null | tail -n 1)
  printf '%s' "${phase:-fetching Maven}"
}

watch_build() {
  seconds=0
  folders=$(maven_folders)
  before=$(kilobytes_fetched "$folders")
  while kill -0 "$1" 2>/dev/null; do
    sleep 1
    seconds=$((seconds + 1))
    if [ $((seconds % 8)) -eq 0 ]; then
      now=$(kilobytes_fetched "$folders")
      say "  $(build_phase "$2"): $(((now - before) / 1024)) MB fetched, $seconds s"
    fi
  done
}

build_dist() {
  [ -n "${HOME:-}" ] || fail "HOME is not set; Maven keeps its libraries there."
  mkdir -p "$root/$module/target" || fail "$root/$module/target cannot be written."
  log=$root/$module/target/build.log
  say "Building clinstream (the first time fetches about 600 MB of libraries; no tests are run)."
  # Libraries of another version must not stay on the class path.
  rm -rf "$dist/lib" "$dist/.built"
  : >"$root/$module/target/.build-began"
  (cd "$root" && exec ./mvnw -B -ntp -Dquick -Dmaven.test.skip=true -pl "$module" -am package) >"$log" 2>&1 </dev/null &
  child=$!
  watch_build "$child" "$log"
  code=0
  wait "$child" || code=$?
  child=
  if [ "$code" -ne 0 ]; then
    grep -E 'ERROR|rror:' "$log" | head -n 20 >&2
    say "..."
    tail -n 5 "$log" >&2
    fail "The build failed; everything it said is in $log"
  fi
  mv "$root/$module/target/.build-began" "$dist/.built"
  say "Built."
}

ensure_dist() {
  find_java
  if ! dist_is_current; then build_dist; fi
}

# --- running -----------------------------------------------------------------------------------------------------

data_dir_of() {
  found=$root/data
  while [ $# -gt 0 ]; do
    case $1 in
      --data-dir=*) found=${1#--data-dir=} ;;
      --data-dir) [ $# -lt 2 ] || found=$2 ;;
    esac
    shift
  done
  printf '%s' "$found"
}

load_stack_env() {
  [ -f "$1/stack.env" ] || fail "No stack has run in $1: there is no stack.env. Start one with scripts/stack.sh start."
  while IFS='=' read -r key value; do
    case $key in
      # A choice, not an address: what the user set stands.
      CLINSTREAM_LABEL_REPORTING_LAG) [ -n "${CLINSTREAM_LABEL_REPORTING_LAG:-}" ] || export "$key=$value" ;;
      CLINSTREAM_*) export "$key=$value" ;;
    esac
  done <"$1/stack.env"
}

run_java() {
  find_java
  [ -d "$dist/lib" ] || fail "library missing: $dist/lib does not exist. Start with scripts/stack.sh start."
  # shellcheck disable=SC2086 # JAVA_OPTS holds several words
  run_child "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -Xmx512m \
    -Dfile.encoding=UTF-8 -Dsun.stdout.encoding=UTF-8 -Dsun.stderr.encoding=UTF-8 \
    -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 \
    -Dclinstream.dist="$dist" -Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.clinstream.schema \
    -Dlogback.configurationFile=sandbox-logback.xml ${JAVA_OPTS:-} -cp "$dist/lib/*" "$@"
}
