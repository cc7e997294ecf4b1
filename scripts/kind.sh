# shellcheck shell=sh
# What a start with these arguments is best started with: $compiler, Java's compilers, and $kind, which
# cache of linked classes pays (window, commands or none). Sourced by the launchers, with their arguments.
# shellcheck disable=SC2034 # the launchers use them

# What is over within a few seconds ends before the second compiler pays: with it, check takes twice the
# processor time, and a rehearsal, which runs everything once, an eighth more. Shorter still, and a
# cache's classes take longer than those that are needed.
first=-XX:TieredStopAtLevel=1
compiler=-XX:+TieredCompilation
kind=commands
case ${1:-} in
  "" | --repo | --repo=*) kind=window ;;
  rehearse)
    case " $* " in
      *" --headless "* | *" --json "* | *" prepare "* | *" serve "*) compiler=$first ;;
      *) kind=window ;;
    esac
    ;;
  check | advise) compiler=$first ;;
  --version | --help | -V | -h | changelog | completion | key | man | update)
    compiler=$first
    kind=none
    ;;
  *) [ ! -d "$1" ] || kind=window ;;
esac
