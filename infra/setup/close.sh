# Asks the program that runs on this machine, without a JVM, which a button must not wait for. Sourced by infra/tribune.

# close_without_jvm [OPTION…] CHANNEL: exits with 0 (it is closed), 1 (it is not) or 2 (asked wrongly). Returns where Java has to
# say more: without curl, where a configuration names the data directory, and for whatever is no plain order.
close_without_jvm() {
  local data=${TRIBUNE_DATA:-} channel='' config='' answer status
  while [ $# -gt 0 ]; do
    case $1 in
      --data) data=${2:-}; shift ;;
      --data=*) data=${1#--data=} ;;
      --config) config=${2:-}; shift ;;
      --config=*) config=${1#--config=} ;;
      -*) return 0 ;;
      *) [ -z "$channel" ] || return 0; channel=$1 ;;
    esac
    shift || return 0
  done
  if [ -z "$data" ]; then
    [ -z "$config" ] || return 0
    data=data
  fi
  [[ $channel =~ ^[a-z0-9][a-z0-9-]{0,62}$ ]] && [ -S "$data/control/socket" ] && command -v curl >/dev/null || return 0
  answer=$(curl --silent --max-time 10 --noproxy '*' --unix-socket "$data/control/socket" --request POST \
    --write-out '%{http_code}' "http://localhost/close/$channel") || return 0
  status=${answer: -3}
  answer=${answer%???}
  case $status in
    200) printf '%s' "$answer"; exit 0 ;;
    400 | 404) printf 'tribune: %s' "$answer" >&2; exit 2 ;;
    *) printf 'tribune: %s' "$answer" >&2; exit 1 ;;
  esac
}
