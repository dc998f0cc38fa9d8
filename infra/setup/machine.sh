# Installs what is missing on a Debian or Ubuntu machine, and only that. Sourced by the other scripts.

# shellcheck source=java.sh
. "$(dirname "${BASH_SOURCE[0]}")/java.sh"

has() {
  command -v "$1" >/dev/null 2>&1
}

node_is_recent() {
  has node && has npm && [ "$(node --version | sed 's/^v//;s/\..*//')" -ge 20 ]
}

is_debian() {
  grep -q '^ID=debian$' /etc/os-release
}

# missing_packages WHAT: prints the packages that `run`, `test` or `bench` lacks here.
missing_packages() {
  find_java_home_25 >/dev/null || echo openjdk-25-jdk-headless
  has mvn || echo maven
  node_is_recent || echo nodejs npm
  has fc-list || echo fontconfig
  # Debian's JDK draws letters with it, but only recommends it.
  compgen -G '/usr/lib/*/libharfbuzz.so.0*' >/dev/null || echo libharfbuzz0b
  [ -e /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ] || echo fonts-dejavu-core
  if [ "$1" = test ]; then
    has git || echo git
    has ffmpeg && has ffprobe || echo ffmpeg
    has age || echo age
    has openssl || echo openssl
    has nginx || echo nginx-light
    has chromium || has chromium-browser || echo chromium
    # Ubuntu has none.
    has chromium-headless-shell || ! is_debian || echo chromium-headless-shell
    # Wide tests read captions in it.
    [ "${TRIBUNE_TEST_LEFT-wide}" = wide ] || has firefox-esr || ! is_debian || echo firefox-esr
    # Wide tests open in it what word processors shall open.
    [ "${TRIBUNE_TEST_LEFT-wide}" = wide ] || has soffice || echo libreoffice-writer-nogui
    # They verify what the program signs.
    has pdfsig || echo poppler-utils
    has qpdf || echo qpdf
    # A recogniser of English speech.
    has pocketsphinx_continuous || echo pocketsphinx
    [ -d /usr/share/pocketsphinx/model/en-us ] || echo pocketsphinx-en-us
  fi
  if [ "$1" = bench ]; then
    has curl || echo curl
    has nginx || echo nginx-light
    has h2load || echo nghttp2-client
    has pgrep || echo procps
  fi
}

# as_root COMMAND…: fails if this user can't become root without being asked.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif has sudo; then
    sudo "$@"
  else
    return 1
  fi
}

# prepare_machine WHAT: installs what `run` or `test` needs; ends the script with the remedy if it can't.
prepare_machine() {
  local packages
  packages=$(missing_packages "$1" | tr '\n ' '  ')
  if [ -n "${packages// /}" ]; then
    install_packages "$packages"
  fi
  JAVA_HOME=$(find_java_home_25) || { explain_java_25 >&2; exit 1; }
  export JAVA_HOME
  # Maven's own libraries warn on Java 25 what nobody here can mend.
  export MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}"
  if ! node_is_recent; then
    echo "tribune: Node.js 20 or later with npm is needed; this system offers" \
      "$(node --version 2>/dev/null || echo none). Install it from nodejs.org." >&2
    exit 1
  fi
}

install_packages() {
  if ! has apt-get; then
    echo "tribune: please install these, then start again (Debian's names): $1" >&2
    exit 1
  fi
  echo "Installing what is missing: $1"
  # shellcheck disable=SC2086 # one word a package
  if ! { as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $1 >/dev/null; }; then
    echo "tribune: these could not be installed here; install them as root, then start again:" >&2
    echo "  apt-get install $1" >&2
    case $1 in *openjdk-25*) explain_java_25 >&2 ;; esac
    exit 1
  fi
}
