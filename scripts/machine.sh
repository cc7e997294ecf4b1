# shellcheck shell=sh
# What release-console, test, format and .ci/run ask of the machine: a JDK, system packages, a build
# without secrets. Sourced; the caller has set $root.

# A caller with an empty PATH still has the system's own commands.
PATH=${PATH:+$PATH:}/usr/local/bin:/usr/bin:/bin
export PATH

# Keys and file names with other letters than ASCII need a UTF-8 locale.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
  *[Uu][Tt][Ff]-8* | *[Uu][Tt][Ff]8*) ;;
  *)
    unset LC_ALL
    LC_CTYPE=C.UTF-8
    export LC_CTYPE
    ;;
esac

say() { printf '%s\n' "$*" >&2; }

have() { command -v "$1" >/dev/null 2>&1; }

# Prints the feature version of the JDK in folder $1; fails for a JRE or anything else.
jdk_version() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r line; do
    case $line in
      JAVA_VERSION=*)
        line=${line#JAVA_VERSION=}
        line=${line#\"}
        line=${line%%[!0-9]*}
        [ -n "$line" ] && printf '%s\n' "$line"
        return
        ;;
    esac
  done <"$1/release"
  return 1
}

# Prints the folder of a JDK 25 or newer: JAVA_HOME, the java on PATH, then the usual folders.
find_jdk() {
  on_path=$(command -v java 2>/dev/null) && on_path=$(readlink -f "$on_path") || on_path=
  for jdk in "${JAVA_HOME:-}" "${on_path%/bin/java}" /usr/lib/jvm/* /usr/java/* /usr/local/*jdk* \
    /opt/*jdk* /opt/java/* "${HOME:-/nowhere}"/.sdkman/candidates/java/* \
    "${HOME:-/nowhere}"/.jdks/*; do
    version=$(jdk_version "$jdk") || continue
    if [ "$version" -ge 25 ]; then
      printf '%s\n' "$jdk"
      return 0
    fi
  done
  return 1
}

may_install() {
  have apt-get || return 1
  [ "$(id -u)" = 0 ] || { [ "${CI:-}" = true ] && have sudo; }
}

on_terminal() { [ -t 0 ] && [ -t 2 ]; }

apt_line() { printf 'apt-get update && apt-get install -y --no-install-recommends %s' "$*"; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q update >&2 &&
    as_root env DEBIAN_FRONTEND=noninteractive \
      apt-get -q install -y --no-install-recommends "$@" >&2
}

# Installs packages: by itself as root without a terminal or in CI, on a terminal after asking. Fails
# where it may not, after printing the exact line.
install_packages() {
  if ! have apt-get; then
    say "Missing here: $*. There is no apt-get on this machine: install them another way."
    return 1
  fi
  if may_install && { ! on_terminal || [ "${CI:-}" = true ]; }; then
    say "Installing: $*"
    apt_install "$@" && return 0
    say "These packages could not be installed: $*"
    return 1
  fi
  if on_terminal && { [ "$(id -u)" = 0 ] || have sudo; }; then
    say "These packages are missing: $*"
    printf 'Install them now with apt-get? [y/N] ' >&2
    read -r answer || answer=
    case $answer in
      y | Y | yes) apt_install "$@" && return 0 ;;
    esac
  fi
  say "Missing here: $*. Run this, then the same command again:"
  say "  $([ "$(id -u)" = 0 ] || printf 'sudo ')sh -c '$(apt_line "$@")'"
  return 1
}

# Sets $jdk, or ends with where to get one.
require_jdk() {
  jdk=$(find_jdk) && return 0
  if have apt-cache && apt-cache show openjdk-25-jdk-headless >/dev/null 2>&1; then
    install_packages openjdk-25-jdk-headless && jdk=$(find_jdk) && return 0
    exit 1
  fi
  say "A JDK 25 or newer is needed, and none was found in JAVA_HOME, on PATH or in /usr/lib/jvm."
  say "This system's packages have none (or its package lists are empty: apt-get update)."
  say "Install Eclipse Temurin 25 from https://adoptium.net and set JAVA_HOME to its folder."
  exit 1
}

# The version to build, without its v, where it is a release's: RELEASE_CONSOLE_VERSION, which a cut
# sets before the tag is there, else the tag of a clean checkout. Nothing for any other commit.
# shellcheck disable=SC2154 # the caller has set root
release_version() {
  named=${RELEASE_CONSOLE_VERSION:-}
  if [ -z "$named" ] && have git && [ -z "$(git -C "$root" status --porcelain 2>/dev/null)" ]; then
    named=$(git -C "$root" describe --tags --exact-match --match 'v[0-9]*' HEAD 2>/dev/null) || named=
  fi
  printf '%s\n' "${named#v}"
}

# The time of the commit, for what has to be the same bytes each time.
epoch() {
  printf '%s\n' "${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct)}"
}

# Makes sure that each command is there: require_commands command:package ...
require_commands() {
  missing=
  for pair in "$@"; do
    have "${pair%%:*}" || missing="$missing ${pair#*:}"
  done
  [ -z "$missing" ] && return 0
  # shellcheck disable=SC2086 # a list of package names
  install_packages $missing
}

# Runs Maven with an environment of known variables only: no password and no credential of the caller
# reaches the build or its tests. $jdk is set.
maven() {
  # shellcheck disable=SC2154 # the caller has set it
  set -- mvn -B -ntp -Dstyle.color=never -f "$root/pom.xml" "$@"
  for variable in CI DISPLAY GOCACHE GOENV GOFLAGS GOMODCACHE GONOSUMDB GOPATH GOPROXY GOROOT GOSUMDB \
    HOME HTTPS_PROXY HTTP_PROXY JAVA_TOOL_OPTIONS LANG LC_ALL LC_CTYPE LOGNAME MAVEN_ARGS NO_PROXY \
    PATH SSL_CERT_DIR SSL_CERT_FILE TERM TMPDIR USER XDG_CACHE_HOME \
    XDG_CONFIG_HOME XDG_RUNTIME_DIR http_proxy https_proxy no_proxy; do
    eval "value=\${$variable-} given=\${$variable+yes}"
    # shellcheck disable=SC2154 # set by the line above
    [ "$given" = yes ] && set -- "$variable=$value" "$@"
  done
  # Maven's own libraries use what JDK 25 warns of.
  set -- "MAVEN_OPTS=--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}" "$@"
  env -i "JAVA_HOME=$jdk" "$@"
}
