# Finds a JDK 25, and says how the server runs in it. Sourced by the other scripts.

# Sets "megabytes" to what of memory there is: the least of the machine's, of that of each cgroup that this runs in, and of
# TRIBUNE_MEMORY_MB. Without a process of its own, since each start waits for it.
find_memory() {
  local key value rest files=() file path
  while read -r key value rest; do
    if [ "$key" = MemTotal: ]; then megabytes=$((value / 1024)); break; fi
  done </proc/meminfo
  while IFS=: read -r _ key path; do
    case $key in
      "") files=(/sys/fs/cgroup memory.max) ;;
      memory) files=(/sys/fs/cgroup/memory memory.limit_in_bytes) ;;
      *) continue ;;
    esac
    while :; do
      file=${files[0]}${path%/}/${files[1]}
      if [ -r "$file" ]; then
        value=$(<"$file")
        # No limit is "max", or a number of 19 digits.
        if [[ $value =~ ^[0-9]{1,15}$ ]] && ((value / 1048576 < megabytes)); then megabytes=$((value / 1048576)); fi
      fi
      [ -n "${path%/}" ] || break
      path=${path%/*}
    done
  done </proc/self/cgroup
  if [[ ${TRIBUNE_MEMORY_MB:-} =~ ^[0-9]{1,7}$ ]]; then megabytes=$TRIBUNE_MEMORY_MB; fi
}

# choose_memory: sets "heap" and "direct", in megabytes, by what there is (docs/decisions/0197-one-account-of-memory.md). The rest is
# for decoders, encoders and the system's cache of files.
choose_memory() {
  local megabytes=1024
  find_memory 2>/dev/null
  heap=$((megabytes / 8 + 128))
  if ((heap > 640)); then heap=640; fi
  direct=$((megabytes / 16 + 96))
  if ((direct > 256)); then direct=256; fi
}
choose_memory

# What of memory the server has, and how: so the program runs, and so its benches do.
# shellcheck disable=SC2034 # used where this is sourced
server_flags=(
  -Xms64m "-Xmx${heap}m" -Xmn40m -XX:+UseSerialGC "-XX:MaxDirectMemorySize=${direct}m" -Xss512k -XX:ReservedCodeCacheSize=96m
  # What the compilers, FFmpeg and x264 have freed goes back to the system while they go on: some 50 MB.
  -XX:TrimNativeHeapInterval=30000
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
  -Dvertx.disableDnsResolver=true -Dio.netty.noUnsafe=false
)

# is_java_25 HOME: true if there is a whole JDK 25.
is_java_25() {
  [ -x "$1/bin/javac" ] && is_runtime_25 "$1"
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
