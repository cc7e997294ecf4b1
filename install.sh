#!/bin/sh
# Installs the newest release of Release Console:
#   curl -fsSL https://releases.thaloco.com/release-console/install.sh | sh
#   sh install.sh [--prefix DIR]     without it, /usr/local for root and ~/.local for anyone else
# Nothing is installed before signature and hash are verified with the key below.
# CONSOLE_BASE_URL names another address of the same releases.
set -eu

RELEASE_PUBLIC_KEY='-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEtDestknT05o6xsFWrECize+S7YtM
uEG+N03j73QVu+Gdi19vVbd2yQ3d+r1z7IiDqfBrOKMPZyrzZXuL0Zhx8w==
-----END PUBLIC KEY-----'

fail() {
  echo "install.sh: $*" >&2
  exit 1
}

fetch() { # URL FILE
  if command -v curl >/dev/null; then
    curl -fsS -o "$2" "$1" || fail "can't download $1"
  elif command -v wget >/dev/null; then
    wget -q -O "$2" "$1" || fail "can't download $1"
  else
    fail "curl or wget is needed"
  fi
}

main() {
  base=${CONSOLE_BASE_URL:-https://releases.thaloco.com/release-console}
  base=${base%/}
  case $base in
    https://* | http://127.0.0.1:* | http://localhost:*) ;;
    *) fail "$base is not an https address" ;;
  esac
  for program in openssl tar gzip xz base64 sha256sum; do
    command -v $program >/dev/null || fail "$program is needed"
  done
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT

  fetch "$base/manifest.json" "$folder/manifest.json"
  version=$(tr -d '\r\n' <"$folder/manifest.json" |
    sed -n 's/.*"latest_stable"[[:space:]]*:[[:space:]]*"\(v[0-9]*\.[0-9]*\.[0-9]*\)".*/\1/p')
  [ -n "$version" ] || fail "manifest.json names no latest_stable version"
  tarball=release-console-$version-linux-amd64.tar.gz

  echo "Downloading Release Console $version"
  fetch "$base/$version/SHA256SUMS" "$folder/SHA256SUMS"
  fetch "$base/$version/SHA256SUMS.sig" "$folder/SHA256SUMS.sig"
  fetch "$base/$version/$tarball" "$folder/$tarball"

  printf '%s\n' "$RELEASE_PUBLIC_KEY" >"$folder/key.pem"
  base64 -d "$folder/SHA256SUMS.sig" >"$folder/signature" 2>/dev/null || fail "SHA256SUMS.sig is not base64"
  openssl dgst -sha256 -verify "$folder/key.pem" -signature "$folder/signature" "$folder/SHA256SUMS" \
    >/dev/null 2>&1 || fail "SHA256SUMS is not signed with the release key; nothing was installed"
  grep -x "[0-9a-f]\{64\}  $tarball" "$folder/SHA256SUMS" >"$folder/sum" ||
    fail "SHA256SUMS has no line for $tarball"
  (cd "$folder" && sha256sum -c sum >/dev/null 2>&1) ||
    fail "$tarball is not the file that was signed; nothing was installed"

  [ "$(tar -tzf "$folder/$tarball")" = release-console-setup ] || fail "$tarball holds unexpected files"
  tar -xzf "$folder/$tarball" -C "$folder" --no-same-owner
  "$folder/release-console-setup" "$@"
}

main "$@"
