#!/bin/sh
# Checks that this machine has what building broadsheet needs, and says in one line what to
# install where it has not. With --venv also makes the virtual environment .venv.
#
#   tools/bootstrap.sh           prints the Python that will be used
#   tools/bootstrap.sh --venv    and makes .venv with it, unless .venv is there and works
#
# PYTHON and CXX choose another interpreter and compiler.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
venv=$root/.venv

fail() {
    echo "broadsheet: $*" >&2
    exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

check_make() {
    has make || fail "make is missing; install it (Debian, Ubuntu: apt install make)"
}

is_recent() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

# The Python of .venv comes first, so that what is checked is what will be used.
find_python() {
    for python in ${PYTHON:-"$venv/bin/python" python3 python3.13 python3.12 python3.11}; do
        if has "$python" && is_recent "$python"; then return; fi
    done
    if ! has "${PYTHON:-python3}"; then
        [ -z "${PYTHON:-}" ] || fail "there is no Python $PYTHON; correct PYTHON or leave it unset"
        fail "Python is missing; install Python 3.11 or newer" \
            "(Debian, Ubuntu: apt install python3 python3-dev python3-venv)"
    fi
    version=$("${PYTHON:-python3}" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) ||
        version=unknown
    fail "Python 3.11 or newer is needed, but ${PYTHON:-python3} is $version; install a newer one" \
        "(for example apt install python3.12 python3.12-dev python3.12-venv)"
}

check_python() {
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    header=$("$python" -c 'import sysconfig; print(sysconfig.get_path("include"))')/Python.h
    [ -e "$header" ] ||
        fail "the headers of Python $version are missing ($header); install them" \
            "(Debian, Ubuntu: apt install python$version-dev)"
    "$python" -c 'import venv, ensurepip' >/dev/null 2>&1 ||
        fail "the venv module of Python $version is missing; install it" \
            "(Debian, Ubuntu: apt install python$version-venv)"
}

check_compiler() {
    for compiler in ${CXX:-c++ g++ clang++}; do
        has "$compiler" && break
        compiler=
    done
    if [ -z "$compiler" ]; then
        [ -z "${CXX:-}" ] || fail "there is no C++ compiler $CXX; correct CXX or leave it unset"
        fail "no C++ compiler found; install g++ 11 or newer (Debian, Ubuntu: apt install g++)"
    fi
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    cat >"$folder/probe.cpp" <<'EOF'
#include <charconv>
#include <concepts>
#include <source_location>
#include <span>
#include <thread>
#if defined(__clang__) ? __clang_major__ < 14 : defined(__GNUC__) && __GNUC__ < 11
#error "too old"
#endif
template <std::floating_point T> T parsed(std::span<const char> s) {
  T value{};
  std::from_chars(s.data(), s.data() + s.size(), value);
  return value;
}
int main() { return std::jthread::hardware_concurrency() < parsed<double>(std::span("0", 1)); }
EOF
    "$compiler" -std=c++20 -pthread "$folder/probe.cpp" -o "$folder/probe" >/dev/null 2>&1 || {
        version=$("$compiler" --version 2>/dev/null | head -n 1) || version=unknown
        fail "$compiler ($version) cannot compile C++20; install g++ 11 or clang 14, or newer" \
            "(Debian, Ubuntu: apt install g++), and set CXX if it has another name"
    }
}

make_venv() {
    if [ -x "$venv/bin/python" ] && is_recent "$venv/bin/python" &&
        "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
        return
    fi
    rm -rf "$venv"
    "$python" -m venv "$venv" || fail "could not make the virtual environment $venv"
    # The pip of an older Python does not know dependency groups.
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1' ||
        fail "could not download pip into $venv; check the network and try again"
}

check_make
find_python
check_python
check_compiler
if [ "${1:-}" = --venv ]; then make_venv; else echo "$python"; fi
