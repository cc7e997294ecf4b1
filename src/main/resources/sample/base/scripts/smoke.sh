#!/usr/bin/env bash
# The end-to-end suite: builds two releases of a copy of this tree, signed with a key of its own, serves
# them on loopback, installs the first and updates to the second; then tampers, and must be refused.
# One line "ok  name" for each scenario; the first failure ends the suite.
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C
unset BANGER_PREFIX BANGER_BASE_URL BANGER_SYSTEMCTL

work=$(mktemp -d)
stop() {
  exec 8>&- || true # the server ends with its standard input
  [ -z "${daemon:-}" ] || kill "$daemon" 2>/dev/null || true
  rm -rf "$work"
}
trap stop EXIT

with_go=no
if [ "${BANGER_BUILD:-}" != script ] && command -v go >/dev/null; then
  with_go=yes
else
  echo "NO GO HERE: the suite runs with shell scripts in place of the binaries, over file:// URLs." >&2
fi
for tool in openssl curl tar sha256sum; do
  command -v "$tool" >/dev/null || { echo "smoke: $tool is needed" >&2; exit 1; }
done

fail() {
  echo "FAILED  $scenario: $*" >&2
  tail -5 "$work/out" >&2 2>/dev/null || true
  exit 1
}
begin() { scenario=$1; }
ok() { echo "ok  $scenario"; }
says() { # TEXT COMMAND…: the command succeeds and says the text
  local text=$1
  shift
  "$@" >"$work/out" 2>&1 || fail "$* failed"
  grep -qF -- "$text" "$work/out" || fail "$* did not say: $text"
}
refuses() { # TEXT COMMAND…: the command fails and says the text
  local text=$1
  shift
  if "$@" >"$work/out" 2>&1; then fail "$* was not refused"; fi
  grep -qF -- "$text" "$work/out" || fail "$* did not say: $text"
}

# A copy of the tree with another key, so that the release key is not needed.
mkdir -p "$work/tree" "$work/site"
cp -R cmd internal scripts go.mod "$work/tree"
openssl ecparam -name prime256v1 -genkey -noout -out "$work/key" 2>/dev/null
openssl ec -in "$work/key" -pubout -out "$work/key.pub" 2>/dev/null
for file in internal/updater/verify_signature.go scripts/install.sh; do
  awk -v key="$work/key.pub" '
    /-----BEGIN PUBLIC KEY-----/ {
      sub(/-----BEGIN.*/, ""); printf "%s", $0
      while ((getline line < key) > 0) text = text (text ? "\n" : "") line
      printf "%s", text; inside = 1
    }
    /-----END PUBLIC KEY-----/ { sub(/.*-----END PUBLIC KEY-----/, ""); inside = 0 }
    !inside' "$file" >"$work/tree/$file"
done

release() { # VERSION [FOLDER-OF-BINARIES]: packs, hashes, signs and puts it on the site
  local version=$1 binaries=${2:-$work/bin-$1} tarball="banger-$1-linux-amd64.tar.gz" into="$work/site/$1"
  mkdir -p "$into"
  (cd "$binaries" && tar -czf "$into/$tarball" -- *)
  (cd "$into" && sha256sum "$tarball" >SHA256SUMS)
  openssl dgst -sha256 -sign "$work/key" "$into/SHA256SUMS" | base64 -w0 >"$into/SHA256SUMS.sig"
}
point_at() { # VERSION: the manifest names it as the newest
  local entries='' version
  for version in v0.0.1 v0.0.2; do
    [ -d "$work/site/$version" ] || continue
    entries="$entries${entries:+,}
    {
      \"version\": \"$version\",
      \"tarball_url\": \"$url/$version/banger-$version-linux-amd64.tar.gz\",
      \"sha256sums_url\": \"$url/$version/SHA256SUMS\",
      \"sha256sums_sig_url\": \"$url/$version/SHA256SUMS.sig\"
    }"
  done
  printf '{\n  "latest_stable": "%s",\n  "releases": [%s\n  ]\n}\n' "$1" "$entries" >"$work/site/manifest.json"
}
build() { # OUTPUT PACKAGE VERSION
  bash "$work/tree/scripts/build.sh" "$1" "$2" "-X banger/internal/buildinfo.Version=$3 -X \
banger/internal/buildinfo.Commit=c0ffee -X banger/internal/buildinfo.BuiltAt=2025-01-01T00:00:00Z" \
    "$3" c0ffee 2025-01-01T00:00:00Z
}
install_into() { # PREFIX
  BANGER_BASE_URL=$url BANGER_PREFIX=$1 bash <"$work/tree/scripts/install.sh"
}
banger() { BANGER_BASE_URL=$url BANGER_PREFIX=$work/prefix "$work/prefix/bin/banger" "$@"; }

begin build
build "$work/bin-v0.0.1/" ./cmd/... v0.0.1
build "$work/bin-v0.0.2/" ./cmd/... v0.0.2 &
second=$!
if [ $with_go = yes ]; then build "$work/serve" ./internal/smoke/serve v0.0.0; fi
wait $second
url="file://$work/site"
if [ $with_go = yes ]; then
  mkfifo "$work/stdin" "$work/url"
  "$work/serve" "$work/site" <"$work/stdin" >"$work/url" 2>/dev/null &
  exec 8>"$work/stdin"
  read -r url <"$work/url"
fi
release v0.0.1
point_at v0.0.1
ok

begin install
says 'Installed banger v0.0.1' install_into "$work/prefix"
for binary in banger bangerd banger-vsock-agent; do
  says "$binary v0.0.1 (commit c0ffee, built 2025-01-01T00:00:00Z)" "$work/prefix/bin/$binary" --version
done
ok

begin up-to-date
says 'banger v0.0.1 is up to date' banger update --check
ok

if [ $with_go = yes ]; then
  begin daemon
  "$work/prefix/bin/bangerd" --socket "$work/socket" --state "$work/store.json" &
  daemon=$!
  for _ in $(seq 50); do
    [ ! -S "$work/socket" ] || break
    sleep 0.1
  done
  says 'created one (linux-' banger vm create --socket "$work/socket" one
  says '"name":"one"' banger vm list --json --socket "$work/socket"
  refuses 'there is a virtual machine one already' banger vm create --socket "$work/socket" one
  ok

  begin guest-agent
  message='{"kind":"exec","exec":{"argv":["echo","from the guest"]}}'
  printf "\\0\\0\\0\\x$(printf %x ${#message})%s" "$message" >"$work/frame"
  says '"output":"from the guest\n"' "$work/prefix/bin/banger-vsock-agent" <"$work/frame"
  ok

  begin units
  says 'wrote' banger system install --root "$work/root"
  says 'ExecStart=' cat "$work/root/etc/systemd/system/bangerd.service"
  cp -R "$work/root" "$work/root-before"
  ok
fi

release v0.0.2
point_at v0.0.2
cp -R "$work/site/v0.0.2" "$work/good"

begin tampered-tarball
printf x >>"$work/site/v0.0.2/banger-v0.0.2-linux-amd64.tar.gz"
refuses 'signed' banger update
refuses 'is not the file that was signed' install_into "$work/other"
ok

begin tampered-hashes
(cd "$work/site/v0.0.2" && sha256sum ./*.tar.gz | sed 's,\./,,' >SHA256SUMS)
refuses 'is not signed with the' banger update
refuses 'is not signed with the' banger update --check
refuses 'is not signed with the release key' install_into "$work/other"
ok

begin foreign-signature
openssl ecparam -name prime256v1 -genkey -noout -out "$work/foreign" 2>/dev/null
openssl dgst -sha256 -sign "$work/foreign" "$work/good/SHA256SUMS" | base64 -w0 >"$work/good/foreign.sig"
rm -rf "$work/site/v0.0.2" && cp -R "$work/good" "$work/site/v0.0.2"
mv "$work/site/v0.0.2/foreign.sig" "$work/site/v0.0.2/SHA256SUMS.sig"
refuses 'is not signed with the' banger update
refuses 'is not signed with the release key' install_into "$work/other"
ok

begin unexpected-member
cp -R "$work/bin-v0.0.2" "$work/more" && touch "$work/more/extra"
release v0.0.2 "$work/more"
refuses 'unexpected' banger update
refuses 'unexpected files' install_into "$work/other"
[ ! -e "$work/other" ] || fail "a refused installation left something behind"
says 'banger v0.0.1 ' banger --version
ok

rm -rf "$work/site/v0.0.2" && cp -R "$work/good" "$work/site/v0.0.2"

begin update
says 'v0.0.2 is available (installed: v0.0.1); its signature is good' banger update --check
says 'banger v0.0.1 ' banger --version
says 'banger is now v0.0.2 (was v0.0.1)' banger update
for binary in banger bangerd banger-vsock-agent; do
  says "$binary v0.0.2 (commit c0ffee" "$work/prefix/bin/$binary" --version
done
[ "$(find "$work/prefix" | wc -l)" -eq 5 ] || # the prefix, bin and the three
  fail "the update left something behind"
ok

if [ $with_go = yes ]; then
  begin units-left-alone
  diff -r "$work/root-before" "$work/root" >"$work/out" || fail "the update changed unit files"
  ok

  begin restart
  printf '#!/bin/sh\necho "$@" >>%s\n' "$work/restarts" >"$work/systemctl"
  chmod +x "$work/systemctl"
  export BANGER_SYSTEMCTL="$work/systemctl"
  says 'restarted bangerd.service' banger update --force
  unset BANGER_SYSTEMCTL
  [ "$(wc -l <"$work/restarts")" -eq 2 ] || fail "not both services were restarted"
  ok
fi

begin no-way-back
point_at v0.0.1
says 'banger v0.0.2 is up to date' banger update
says 'banger v0.0.2 ' banger --version
ok
