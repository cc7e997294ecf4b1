#!/usr/bin/env bash
# Publishes one object of a sibling catalog: used by publish-kernel.sh and publish-golden-image.sh.
#
#   publish-entry.sh KIND CATALOG [--to TARGET] NAME FILE
#
# Uploads FILE as NAME.img to TARGET (a folder, or an http(s) URL that takes PUT) and adds the entry to
# the catalog in the working tree. It commits nothing; users see the entry with the next banger release.
set -euo pipefail
kind=$1 catalog=$2
shift 2

fail() {
  echo "publish-$kind.sh: $*" >&2
  exit 1
}

target=${BANGER_CATALOG_TARGET:-}
if [ "${1:-}" = --to ] && [ $# -ge 2 ]; then
  target=$2
  shift 2
fi
[ $# -eq 2 ] || fail "usage: publish-$kind.sh [--to FOLDER|URL] NAME FILE"
name=$1 file=$2
[[ $name =~ ^[a-z0-9][a-z0-9._-]*$ ]] || fail "$name is no name for a catalog entry"
[ -f "$file" ] || fail "there is no file $file"
[ -n "$target" ] || fail "--to or BANGER_CATALOG_TARGET must say where the object goes"
if grep -qF "\"name\": \"$name\"" "$catalog"; then
  fail "$catalog has an entry $name already; an entry is never replaced, choose another name"
fi

size=$(wc -c <"$file" | tr -d ' ')
sha256=$(sha256sum "$file" | cut -d ' ' -f 1)
echo "Uploading $name.img ($size bytes)"
case $target in
http://* | https://*) curl -fsS -T "$file" "${target%/}/$name.img" || fail "the upload failed" ;;
*)
  [ -e "$target/$name.img" ] && fail "$target has $name.img already"
  mkdir -p "$target"
  cp "$file" "$target/.$name.img.new"
  mv "$target/.$name.img.new" "$target/$name.img"
  ;;
esac

# The last entry's brace gets a comma, and the new entry follows it.
awk -v name="$name" -v size="$size" -v sha256="$sha256" '
  { line[NR] = $0 }
  END {
    for (last = NR; last > 0 && line[last] !~ /^    }$/; last--);
    if (last == 0) exit 1
    for (i = 1; i <= NR; i++) {
      print line[i] (i == last ? "," : "")
      if (i == last) {
        printf "    {\n      \"name\": \"%s\",\n      \"path\": \"%s.img\",\n", name, name
        printf "      \"size\": %s,\n      \"sha256\": \"%s\"\n    }\n", size, sha256
      }
    }
  }' "$catalog" >"$catalog.new" || fail "$catalog has no entry to add another after"
mv "$catalog.new" "$catalog"
echo "Added $name to $catalog: commit it; it reaches users with the next banger release"
