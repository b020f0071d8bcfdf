# shellcheck shell=sh disable=SC2154 # a suite sets $root
# For suites in shell: `cases <suite> <function>…` runs each function in its own shell, in an empty
# folder, and writes JUnit's XML. A function fails by `fail <reason>`, or by any command that fails.

fail() {
    echo "FAILED: $*"
    exit 1
}

# expect <what> <expected> <actual>
expect() {
    [ "$2" = "$3" ] || fail "$1: expected '$2', got '$3'"
}

# expect_in <text> <part>
expect_in() {
    case $1 in
        *"$2"*) ;;
        *) fail "expected '$2' in: $1" ;;
    esac
}

escape() {
    sed -e 's/&/\&amp;/g' -e 's/</\&lt;/g' -e 's/>/\&gt;/g' -e 's/"/\&quot;/g' | LC_ALL=C tr -d '\000-\010\013-\037'
}

cases() {
    suite=$1
    shift
    out=$root/target/e2e/$suite
    mkdir -p "$out"
    work=$(mktemp -d)
    failures=0
    : >"$work/cases.xml"
    for name in "$@"; do
        mkdir "$work/$name"
        (
            set -e
            cd "$work/$name"
            "$name"
        ) >"$work/log" 2>&1
        # Not with && or ||: `set -e` would have no effect inside.
        code=$?
        verdict=ok
        [ $code -eq 0 ] || verdict=FAILED
        echo "$verdict $name"
        printf '<testcase classname="%s" name="%s">' "$suite" "$name" >>"$work/cases.xml"
        if [ $verdict = FAILED ]; then
            failures=$((failures + 1))
            cat "$work/log"
            printf '<failure message="failed">%s</failure>' "$(escape <"$work/log")" >>"$work/cases.xml"
        fi
        printf '</testcase>\n' >>"$work/cases.xml"
    done
    {
        printf '<?xml version="1.0" encoding="UTF-8"?>\n<testsuite name="%s" tests="%d" failures="%d" errors="0" skipped="0">\n' \
            "$suite" $# "$failures"
        cat "$work/cases.xml"
        printf '</testsuite>\n'
    } >"$out/$suite.xml"
    rm -rf "$work"
    [ "$failures" -eq 0 ]
}
