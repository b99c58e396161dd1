#!/bin/sh
# For any CI that runs a shell: check.sh [PATH...]. Reports go to the folder $REPORTS (reports/ by default).
set -eu

reports=${REPORTS:-reports}
mkdir -p "$reports"
[ $# -gt 0 ] || set -- .
[ ! -f recoupe-baseline.json ] || set -- "$@" --baseline recoupe-baseline.json

exec recoupe check "$@" --output-format concise \
    --output "sarif=$reports/recoupe.sarif" \
    --output "junit=$reports/recoupe.xml" \
    --output "json=$reports/recoupe.json" \
    --output "markdown=$reports/recoupe.md"
