#!/usr/bin/env bash
# @NAME@ @VERSION@ as a script, because it was built on a machine without Go. It does what the release
# process needs: --version, and of banger "update" and "update --check".
set -euo pipefail

RELEASE_PUBLIC_KEY='@KEY@'
BINARIES='banger banger-vsock-agent bangerd'

fail() {
  echo "@NAME@: $*" >&2
  exit 1
}

fetch() { # URL FILE
  curl -fsSL -o "$2" "$1" || fail "can't download $1"
}

# The value of a text field of the release's entry in the manifest.
entry() { # VERSION FIELD
  tr -d '\r\n' <"$folder/manifest.json" | sed 's/.*"releases"//' | tr '{' '\n' |
    grep "\"version\"[[:space:]]*:[[:space:]]*\"$1\"" |
    sed -n 's/.*"'"$2"'"[[:space:]]*:[[:space:]]*"\([^"]*\)".*/\1/p'
}

newer() { # CANDIDATE CURRENT
  [ "$1" != "$2" ] && [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | tail -1)" = "$1" ]
}

update() {
  local check=no force=no base=${BANGER_BASE_URL:-} bin latest tarball members
  for argument in "$@"; do
    case $argument in
    --check | -check) check=yes ;;
    --force | -force) force=yes ;;
    --quiet | -quiet) exec >/dev/null ;;
    *) fail "unknown argument $argument" ;;
    esac
  done
  [ -n "$base" ] || fail "BANGER_BASE_URL must say where releases are"
  bin=$(cd "$(dirname "$0")" && pwd)
  [ -z "${BANGER_PREFIX:-}" ] || bin=$BANGER_PREFIX/bin
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT

  fetch "${base%/}/manifest.json" "$folder/manifest.json"
  latest=$(tr -d '\r\n' <"$folder/manifest.json" |
    sed -n 's/.*"latest_stable"[[:space:]]*:[[:space:]]*"\([^"]*\)".*/\1/p')
  [[ $latest =~ ^v[0-9]+\.[0-9]+\.[0-9]+$ ]] || fail "manifest.json names no latest_stable version"
  if ! newer "$latest" "@VERSION@" && [ $force = no ]; then
    echo "banger @VERSION@ is up to date (newest release: $latest)"
    return
  fi

  fetch "$(entry "$latest" sha256sums_url)" "$folder/SHA256SUMS"
  fetch "$(entry "$latest" sha256sums_sig_url)" "$folder/SHA256SUMS.sig"
  printf '%s\n' "$RELEASE_PUBLIC_KEY" >"$folder/key.pem"
  base64 -d "$folder/SHA256SUMS.sig" >"$folder/signature" || fail "SHA256SUMS.sig is not base64"
  openssl dgst -sha256 -verify "$folder/key.pem" -signature "$folder/signature" \
    "$folder/SHA256SUMS" >/dev/null 2>&1 || fail "SHA256SUMS is not signed with the pinned release key"
  if [ $check = yes ]; then
    echo "$latest is available (installed: @VERSION@); its signature is good"
    return
  fi

  tarball="banger-$latest-linux-amd64.tar.gz"
  fetch "$(entry "$latest" tarball_url)" "$folder/$tarball"
  grep -x "[0-9a-f]\{64\}  $tarball" "$folder/SHA256SUMS" >"$folder/sum" ||
    fail "SHA256SUMS has no line for $tarball"
  (cd "$folder" && sha256sum --check --status sum) || fail "$tarball is not the file that was signed"
  members=$(tar -tzf "$folder/$tarball" | LC_ALL=C sort | tr '\n' ' ')
  [ "$members" = "$BINARIES " ] || fail "$tarball has unexpected members: $members"
  mkdir "$folder/unpacked"
  tar -xzf "$folder/$tarball" -C "$folder/unpacked" --no-same-owner
  for binary in $BINARIES; do
    install -m 0755 "$folder/unpacked/$binary" "$bin/.$binary.new"
    mv -f "$bin/.$binary.new" "$bin/$binary"
  done
  echo "banger is now $latest (was @VERSION@)"
}

name=@NAME@
case "$name ${1:-}" in
*' --version' | *' -version') echo "@NAME@ @VERSION@ (commit @COMMIT@, built @BUILT_AT@)" ;;
'banger update') update "${@:2}" ;;
*) fail "this script stands in for a binary and knows only --version and banger update" ;;
esac
exit 0
