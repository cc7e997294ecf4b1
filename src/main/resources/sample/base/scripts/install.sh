#!/usr/bin/env bash
# Installs the newest release of banger:
#
#   curl -fsSL "$BANGER_BASE_URL/install.sh" | BANGER_BASE_URL=... bash
#
# BANGER_BASE_URL says where releases are; BANGER_PREFIX says where to install (without it /usr/local).
# Nothing is installed before signature and hash are verified with the key below.
set -euo pipefail

# A copy of BangerReleasePublicKey in internal/updater/verify_signature.go; both must stay the same.
RELEASE_PUBLIC_KEY='-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEtDestknT05o6xsFWrECize+S7YtM
uEG+N03j73QVu+Gdi19vVbd2yQ3d+r1z7IiDqfBrOKMPZyrzZXuL0Zhx8w==
-----END PUBLIC KEY-----'

BINARIES='banger banger-vsock-agent bangerd'

fail() {
  echo "install.sh: $*" >&2
  exit 1
}

fetch() { # URL FILE
  if command -v curl >/dev/null; then
    curl -fsSL -o "$2" "$1" || fail "can't download $1"
  elif command -v wget >/dev/null; then
    wget -q -O "$2" "$1" || fail "can't download $1"
  else
    fail "curl or wget is needed"
  fi
}

verify() { # FOLDER TARBALL
  printf '%s\n' "$RELEASE_PUBLIC_KEY" >"$1/key.pem"
  base64 -d "$1/SHA256SUMS.sig" >"$1/signature" 2>/dev/null || fail "SHA256SUMS.sig is not base64"
  openssl dgst -sha256 -verify "$1/key.pem" -signature "$1/signature" "$1/SHA256SUMS" >/dev/null 2>&1 ||
    fail "SHA256SUMS is not signed with the release key; nothing was installed"
  grep -x "[0-9a-f]\{64\}  $2" "$1/SHA256SUMS" >"$1/sum" || fail "SHA256SUMS has no line for $2"
  (cd "$1" && sha256sum --check --status sum) ||
    fail "$2 is not the file that was signed; nothing was installed"
}

unpack() { # FOLDER TARBALL
  local members
  members=$(tar -tzf "$1/$2" | LC_ALL=C sort | tr '\n' ' ')
  [ "$members" = "$BINARIES " ] || fail "$2 holds unexpected files: $members"
  mkdir "$1/unpacked"
  tar -xzf "$1/$2" -C "$1/unpacked" --no-same-owner
}

main() {
  local base=${BANGER_BASE_URL:-} prefix=${BANGER_PREFIX:-/usr/local} version tarball
  [ -n "$base" ] || fail "BANGER_BASE_URL must say where releases are"
  base=${base%/}
  command -v openssl >/dev/null || fail "openssl is needed to verify the release"

  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT

  fetch "$base/manifest.json" "$folder/manifest.json"
  version=$(tr -d '\r\n' <"$folder/manifest.json" |
    sed -n 's/.*"latest_stable"[[:space:]]*:[[:space:]]*"\([^"]*\)".*/\1/p')
  [[ $version =~ ^v[0-9]+\.[0-9]+\.[0-9]+$ ]] || fail "manifest.json names no latest_stable version"
  tarball="banger-$version-linux-amd64.tar.gz"

  echo "Downloading banger $version"
  fetch "$base/$version/SHA256SUMS" "$folder/SHA256SUMS"
  fetch "$base/$version/SHA256SUMS.sig" "$folder/SHA256SUMS.sig"
  fetch "$base/$version/$tarball" "$folder/$tarball"
  verify "$folder" "$tarball"
  unpack "$folder" "$tarball"

  mkdir -p "$prefix/bin" 2>/dev/null || fail "can't make $prefix/bin: run as root, or set BANGER_PREFIX"
  [ -w "$prefix/bin" ] || fail "can't write to $prefix/bin: run as root, or set BANGER_PREFIX"
  for binary in $BINARIES; do
    install -m 0755 "$folder/unpacked/$binary" "$prefix/bin/.$binary.new"
    mv -f "$prefix/bin/.$binary.new" "$prefix/bin/$binary"
  done
  echo "Installed banger $version into $prefix/bin"
  echo "Run 'sudo $prefix/bin/banger system install' to install its services."
}

main "$@"
