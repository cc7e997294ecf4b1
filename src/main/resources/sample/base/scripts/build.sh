#!/usr/bin/env bash
# Builds binaries: build.sh OUTPUT PACKAGE LDFLAGS VERSION COMMIT BUILT_AT
#
# An OUTPUT that ends with a slash is a folder, and PACKAGE may then be a pattern (./cmd/...).
# Without Go, or with BANGER_BUILD=script, scripts stand in for the binaries.
set -euo pipefail
cd "$(dirname "$0")/.."
output=$1 package=$2 ldflags=$3 version=$4 commit=$5 built_at=$6

if [ "${BANGER_BUILD:-}" != script ] && command -v go >/dev/null; then
  CGO_ENABLED=0 exec go build -trimpath -buildvcs=false -ldflags "-s -w $ldflags" -o "$output" "$package"
fi

echo "NO GO HERE: building shell scripts in place of the binaries of banger $version." >&2
key=$(sed -n '/-----BEGIN PUBLIC KEY-----/,/-----END PUBLIC KEY-----/p' \
  internal/updater/verify_signature.go | sed 's/^[^-]*-----BEGIN/-----BEGIN/; s/KEY-----.*/KEY-----/')

script() { # FILE
  local text
  text=$(cat scripts/script-binary.sh)
  text=${text//@VERSION@/$version}
  text=${text//@COMMIT@/$commit}
  text=${text//@BUILT_AT@/$built_at}
  text=${text//@NAME@/$(basename "$1")}
  printf '%s\n' "${text//@KEY@/$key}" >"$1"
  chmod 0755 "$1"
}

case $output in
*/)
  mkdir -p "$output"
  for folder in cmd/*; do script "$output$(basename "$folder")"; done
  ;;
*) script "$output" ;;
esac
