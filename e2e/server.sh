# shellcheck shell=sh disable=SC2154 # a suite sets $root
# For suites that need a server: it is started as a user starts it, on a free port, and ends with the suite.

started=''
# shellcheck disable=SC2329 # called by trap
stop_all() {
    for pid in $started; do
        kill "$pid" 2>/dev/null || true
    done
    for pid in $started; do
        wait "$pid" 2>/dev/null || true
    done
}
trap stop_all EXIT
trap 'exit 130' INT TERM

# require_program <program> <package>: installs Debian's package if the program is missing
require_program() {
    ! command -v "$1" >/dev/null 2>&1 || return 0
    command -v apt-get >/dev/null 2>&1 || { echo "needs $1: install it, as Debian does by: apt install $2" >&2; exit 2; }
    as_root=$([ "$(id -u)" -eq 0 ] || echo sudo)
    $as_root apt-get update -q && $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$2"
}

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# serve_demo <data directory> <option of serve>…: starts a demonstration and sets $url
serve_demo() {
    data=$1
    shift
    port=$(free_port)
    url=http://127.0.0.1:$port/MicroStrategyLibrary
    "$root/muster" serve --demo --data "$data" --port "$port" "$@" &
    started="$started $!"
    tries=0
    until curl -sf "$url/api/status" >/dev/null 2>&1; do
        tries=$((tries + 1))
        [ $tries -lt 300 ] || { echo "the server did not start" >&2; exit 1; }
        sleep 0.2
    done
}

# start_postgres <folder for its output>: starts a PostgreSQL server and sets $postgres to the URL of an empty database
start_postgres() {
    "$root/muster" --mvn dependency:build-classpath -Dmdep.outputFile="$1/classpath" -DincludeScope=test >"$1/maven.log" 2>&1
    "$root/muster" --mvn test-compile >>"$1/maven.log" 2>&1
    mkfifo "$1/stdin"
    "$("$root/muster" --jdk)/bin/java" -cp "$root/target/test-classes:$root/target/classes:$(cat "$1/classpath")" \
        dev.muster.testing.PostgresForSuites <"$1/stdin" >"$1/postgres.url" 2>"$1/postgres.log" &
    exec 9>"$1/stdin" # open as long as the suite runs; the server ends when it is closed
    tries=0
    until [ -s "$1/postgres.url" ]; do
        tries=$((tries + 1))
        [ $tries -lt 300 ] || { cat "$1/postgres.log" >&2; exit 1; }
        sleep 0.2
    done
    postgres=$(cat "$1/postgres.url")
}
