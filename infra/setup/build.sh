# Builds the distribution, unless nothing has changed since it was built. Sourced by the other scripts.

DISTRIBUTION=infra/box/target/tribune
# Classes that no analysis has seen: infra/test compiles them again.
UNEXAMINED=target/unexamined

# Prints what identifies the sources: each file's name, size and time, and the JDK. All of the modules' files count, but for what
# only tests, benchmarks and readers take.
source_state() {
  local modules
  modules=$(sed -n 's:.*<module>\([^/<]*\).*:\1:p' pom.xml | sort -u)
  {
    cat "$JAVA_HOME/release" 2>/dev/null || "$JAVA_HOME/bin/java" -version 2>&1
    # shellcheck disable=SC2086 # one word a module
    find pom.xml .mvn $modules \
      \( -name target -o -name node_modules -o -name dist -o -path '*/src/test' -o -path player-web/pages/test \
      -o -path player-web/pages/src/api/schema.ts -o -path player-web/pages/src/api/limits.ts \
      -o -path 'player-web/pages/src/text/shared-*.ts' -o -path infra/bench -o -path infra/deploy \) -prune -o \
      -type f ! -name '*.md' -printf '%p %s %T@\n' | sort
  } | sha256sum | cut -d' ' -f1
}

# package_distribution [ARGUMENT…]: has Maven make the distribution, and shows what it is at. Without tests and analysis, and
# without what only these take: with maven.test.skip the profile "tests" of each pom.xml is off.
package_distribution() {
  mkdir -p target
  touch "$UNEXAMINED"
  mvn --batch-mode --threads 2 -Dstyle.color=never -Dmaven.test.skip=true -DskipTests \
    -Daether.dependencyCollector.impl=bf -Daether.dependencyCollector.bf.threads=8 -Daether.connector.basic.threads=8 \
    -pl infra/box -am package "$@" 2>&1 | node infra/setup/progress.mjs
  return "${PIPESTATUS[0]}"
}

# examine_again: has Maven compile anew what package_distribution has compiled.
examine_again() {
  if [ -e "$UNEXAMINED" ]; then
    find . \( -name node_modules -o -path './player-web/pages' \) -prune -o \
      -type d -path '*/target/classes' -prune -exec rm -rf {} +
    rm -f "$UNEXAMINED"
  fi
}

# ensure_distribution: from the checkout's root; JAVA_HOME is set.
ensure_distribution() {
  local state
  state=$(source_state)
  if [ -d "$DISTRIBUTION/lib" ] && [ "$(cat "$DISTRIBUTION/built-from" 2>/dev/null)" = "$state" ]; then
    return 0
  fi
  echo "Building Tribune; the first time takes some minutes…"
  rm -rf "$DISTRIBUTION"
  package_distribution || return
  echo "$state" >"$DISTRIBUTION/built-from"
}

# build_distribution: the same, and trained, as what is measured or copied to other machines has to be.
build_distribution() {
  ensure_distribution || return
  is_trained || train_distribution
}

# is_trained: true also if that has failed for what is built now.
is_trained() {
  [ -e "$DISTRIBUTION/tribune.aot" ] || [ -e "$DISTRIBUTION/untrained" ]
}

# train_distribution [OPTION…]: writes down what a JVM learns of the program
# (docs/decisions/0098-what-a-start-need-not-learn-again.md), so that it starts in half the time. It runs without, too.
train_distribution() {
  local said status=0
  said=$(node infra/setup/train.mjs "$@" "$DISTRIBUTION/tribune.aot" 2>&1) || status=$?
  # 3: what it ran beside has ended, which the next start makes good.
  if [ "$status" != 0 ] && [ "$status" != 3 ]; then
    touch "$DISTRIBUTION/untrained"
    echo "tribune: the program will start more slowly, since its training run failed: $(tail -1 <<<"$said")" >&2
  fi
}

# train_beside PROCESS: trains while the program runs as this process, with what that leaves of the machine.
train_beside() {
  if ! is_trained; then
    echo "The first start takes longer: what it learns is written down meanwhile, at low priority."
    (
      renice -n 19 -p "$BASHPID" >/dev/null 2>&1 || true
      train_distribution --beside "$1"
    ) </dev/null >/dev/null &
  fi
}

# mark_distribution: Maven has built it from what the sources are now, without the help of build_distribution.
mark_distribution() {
  source_state >"$DISTRIBUTION/built-from"
}
