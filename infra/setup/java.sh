# Finds a JDK 25, and says how the server runs in it. Sourced by the other scripts.

# What of memory the server has, and how: so the program runs, and so its benches do.
# shellcheck disable=SC2034 # used where this is sourced
server_flags=(
  -Xms64m -Xmx224m -Xmn40m -XX:+UseSerialGC -XX:MaxDirectMemorySize=160m -Xss512k -XX:ReservedCodeCacheSize=96m
  # What the compilers, FFmpeg and x264 have freed goes back to the system while they go on: some 50 MB.
  -XX:TrimNativeHeapInterval=30000
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
  -Dvertx.disableDnsResolver=true -Dio.netty.noUnsafe=false
)

# is_java_25 HOME: true if there is a whole JDK 25.
is_java_25() {
  [ -x "$1/bin/javac" ] && "$1/bin/javac" -version 2>&1 | grep -q '^javac 25'
}

# Prints the home of a JDK 25: JAVA_HOME if it is one, else one under /usr/lib/jvm or /opt.
find_java_home_25() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*25* /opt/*jdk*25* /opt/java/*; do
    if [ -n "$home" ] && is_java_25 "$home"; then
      echo "$home"
      return 0
    fi
  done
  return 1
}

# is_runtime_25 HOME: true if there is a Java 25, with or without compiler. Its file says so at once; it would have to start.
is_runtime_25() {
  [ -x "$1/bin/java" ] || return
  if [[ -f "$1/release" && $(<"$1/release") == *JAVA_VERSION=* ]]; then
    [[ $(<"$1/release") == *JAVA_VERSION=\"25[.\"]* ]]
  else
    "$1/bin/java" -version 2>&1 | grep -q 'version "25'
  fi
}

# Prints the java command to run with: a JDK's, or that of a Java 25 without compiler.
find_java_25() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*25* /opt/*jdk*25* /opt/java/*; do
    if [ -n "$home" ] && is_runtime_25 "$home"; then
      echo "$home/bin/java"
      return 0
    fi
  done
  return 1
}

explain_java_25() {
  echo "tribune: Java 25 is needed and not found. Install the package openjdk-25-jdk-headless" \
    "(Debian 13, Ubuntu 25.10 and later) or Temurin 25 from adoptium.net under /usr/lib/jvm or /opt," \
    "or set JAVA_HOME to a JDK 25."
}
