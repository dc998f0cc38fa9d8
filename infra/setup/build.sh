# Builds the distribution, unless nothing has changed since it was built. Sourced by the other scripts.

DISTRIBUTION=infra/box/target/tribune

# Prints what identifies the sources: each file's name, size and time, and the JDK.
source_state() {
  {
    "$JAVA_HOME/bin/java" -version 2>&1
    find pom.xml .mvn infra archive ingest player-web transcoder \
      \( -name target -o -name node_modules -o -name dist -o -path '*/src/test' -o -path player-web/pages/test \) -prune -o \
      -type f \( -path '*/src/*' -o -path 'player-web/pages/*' -o -name pom.xml -o -path '.mvn/*' \) -printf '%p %s %T@\n' | sort
  } | sha256sum | cut -d' ' -f1
}

# build_distribution: from the checkout's root; JAVA_HOME is set.
build_distribution() {
  local home=$DISTRIBUTION state
  state=$(source_state)
  if [ -d "$home/lib" ] && [ "$(cat "$home/built-from" 2>/dev/null)" = "$state" ]; then
    return 0
  fi
  echo "Building Tribune; the first time takes some minutes…"
  rm -rf "$home"
  mvn --batch-mode --quiet --no-transfer-progress -Dspotless.check.skip=true -DskipTests -Dmaven.test.skip=true \
    -pl infra/box -am package
  train_distribution
  echo "$state" >"$home/built-from"
}

# Writes down what a JVM learns of the program (docs/decisions/0098-what-a-start-need-not-learn-again.md), so that it starts
# in half the time. It runs without, too.
train_distribution() {
  local said
  said=$(node infra/setup/train.mjs "$DISTRIBUTION/tribune.aot" 2>&1) ||
    echo "tribune: the program will start more slowly, since its training run failed: $(tail -1 <<<"$said")"
}

# mark_distribution: Maven has built it from what the sources are now, without the help of build_distribution.
mark_distribution() {
  source_state >"$DISTRIBUTION/built-from"
}
