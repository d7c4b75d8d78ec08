# Adds up JUnit reports, whoever wrote them: Surefire, Failsafe, Vitest or Playwright.

# Prints "run failures errors skipped" of all reports given as arguments.
add_up() {
  cat -- "$@" /dev/null | grep -o '<testsuite [^>]*>' | awk '
    function value(name) {
      return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0
    }
    { run += value("tests"); failures += value("failures"); errors += value("errors"); skipped += value("skipped") }
    END { printf "%d %d %d %d\n", run, failures, errors, skipped }'
}

# Prints one line in Surefire's form: print_results NAME REPORT...
print_results() {
  local name="$1" run failures errors skipped
  shift
  read -r run failures errors skipped < <(add_up "$@")
  echo "[INFO] Tests run: $run, Failures: $failures, Errors: $errors, Skipped: $skipped -- $name"
}

# Names the tests that failed first and passed at the second try, by what Failsafe wrote of them.
print_second_tries() {
  cat -- "$@" 2>/dev/null | awk '
    /<testcase / { match($0, / name="[^"]*"/); test = substr($0, RSTART + 7, RLENGTH - 8) }
    /<flaky(Failure|Error)/ { print "[WARNING] Passed at the second try only: " test }' | sort -u
}
