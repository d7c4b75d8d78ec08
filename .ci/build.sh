# Shared by run, test and bench: which tools must be there, and building what is not built.

refuse() {
  echo "$1" >&2
  exit 1
}

# True if version $1 is at least $2; both like 3.8.7.
at_least() {
  [[ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" == "$2" ]]
}

require_jdk() {
  command -v javac >/dev/null || refuse "A JDK 17 or newer is missing; on Debian: apt install openjdk-17-jdk-headless."
  local version
  version="$(javac -version 2>&1)"
  version="${version#javac }"
  at_least "$version" 17 || refuse "JDK 17 or newer is needed; javac here is $version."
}

require_build_tools() {
  require_jdk
  command -v mvn >/dev/null || refuse "Maven 3.8 or newer is missing; on Debian: apt install maven."
  local version
  version="$(mvn --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')"
  at_least "${version:-0}" 3.8 || refuse "Maven 3.8 or newer is needed; mvn here is ${version:-unknown}."
  command -v node >/dev/null || refuse "Node 20 or newer is missing; on Debian 12 it comes from https://nodejs.org."
  version="$(node --version)"
  at_least "${version#v}" 20 || refuse "Node 20 or newer is needed; node here is $version."
}

# Prints one source file that is newer than the last build, if there is any.
newer_source() {
  local root="$1" stamp="$2"
  find "$root/pom.xml" "$root/ingest" "$root/streaming-jobs" "$root/geo" "$root/simulators" "$root/ops-center" \
    \( -name target -o -name node_modules -o -name dist -o -name test -o -name e2e -o -name test-results \) -prune \
    -o -type f -newer "$stamp" -print -quit
}

# Packages all modules unless the last build is newer than every source. Safe to call twice at once.
# CHENGYUN_SKIP_BUILD=1 takes what is there, for tests that run while somebody edits.
build_if_needed() {
  local root="$1" stamp="$1/target/built" log="$1/target/build.log"
  [[ "${CHENGYUN_SKIP_BUILD:-}" == 1 ]] && return
  [[ -e "$stamp" && -z "$(newer_source "$root" "$stamp")" ]] && return
  mkdir -p "$root/target"
  exec 9>"$root/target/build.lock"
  flock 9
  if [[ ! -e "$stamp" || -n "$(newer_source "$root" "$stamp")" ]]; then
    require_build_tools
    package_all "$root" "$log"
  fi
  exec 9>&-
}

package_all() {
  local root="$1" log="$2" started=$SECONDS
  echo "Building Chengyun; the first time this fetches what it needs and takes some minutes."
  touch "$root/target/building"
  mvn -f "$root/pom.xml" -DskipTests -Dspotless.check.skip=true package >"$log" 2>&1 9>&- &
  local maven=$!
  trap 'kill $maven 2>/dev/null; exit 130' INT TERM
  while kill -0 "$maven" 2>/dev/null; do
    [[ -t 1 ]] && printf '\r\033[2K  %s' "$(building_now "$log")"
    sleep 1
  done
  [[ -t 1 ]] && printf '\r\033[2K'
  trap - INT TERM
  wait "$maven" || {
    grep -E '^\[ERROR\]' "$log" | head -n 20 >&2
    refuse "The build failed; all of it is in $log."
  }
  mv "$root/target/building" "$root/target/built"
  echo "Built in $((SECONDS - started)) s."
}

# "Building Chengyun :: geo [8/13]" out of Maven's log.
building_now() {
  sed -n 's/^\[INFO\] \(Building Chengyun.*\)$/\1/p' "$1" | tail -n 1 | tr -s ' '
}
