#!/usr/bin/env bash
# Gives the roles their rights in Kafka: bash acls.sh BOOTSTRAP_SERVERS [PREFIX [ADMIN.PROPERTIES]]
# The principals are User:PREFIX + role, such as User:tribune-web. Needs Kafka's own kafka-acls.sh on the path, and a
# broker with authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer.
set -euo pipefail

if [ $# -lt 1 ]; then
  echo "usage: bash acls.sh BOOTSTRAP_SERVERS [PREFIX [ADMIN.PROPERTIES]]" >&2
  exit 2
fi
servers=$1
prefix=${2:-tribune-}
admin=()
[ -z "${3:-}" ] || admin=(--command-config "$3")

while IFS=$'\t' read -r role kind name operations; do
  case $role in '' | '#'*) continue ;; esac
  pattern=literal
  # A group's name has the consumer's behind it.
  [ "$kind" = topic ] || pattern=prefixed
  arguments=()
  IFS=, read -ra each <<<"$operations"
  for operation in "${each[@]}"; do arguments+=(--operation "$operation"); done
  kafka-acls.sh --bootstrap-server "$servers" "${admin[@]}" --add --force \
    --allow-principal "User:$prefix$role" "--$kind" "$prefix$name" \
    --resource-pattern-type "$pattern" "${arguments[@]}"
done <"$(dirname "${BASH_SOURCE[0]}")/acls.tsv"
