#!/bin/sh
# Sees to it that CMake finds GoogleTest: the system's package where it is, else by apt as
# root, else (and where apt refuses) the Debian packages unpacked into build/googletest.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
folder=$root/build/googletest

has_googletest() {
    for config in "$1"/lib/cmake/GTest "$1"/lib64/cmake/GTest "$1"/lib/*/cmake/GTest; do
        [ -e "$config/GTestConfig.cmake" ] && return
    done
    return 1
}

for prefix in /usr /usr/local "$folder/usr"; do
    if has_googletest "$prefix"; then exit 0; fi
done

echo "Getting GoogleTest"
if ! command -v apt-get >/dev/null 2>&1; then
    echo "broadsheet: GoogleTest is missing; install it (Fedora: dnf install gtest-devel gmock-devel)" >&2
    exit 1
fi
if [ "$(id -u)" = 0 ]; then
    export DEBIAN_FRONTEND=noninteractive
    if apt-get install -y --no-install-recommends libgtest-dev libgmock-dev >/dev/null 2>&1 ||
        { apt-get update >/dev/null 2>&1 &&
            apt-get install -y --no-install-recommends libgtest-dev libgmock-dev >/dev/null 2>&1; }; then
        exit 0
    fi
fi
mkdir -p "$folder/packages"
cd "$folder/packages"
if ! { apt-get download libgtest-dev libgmock-dev googletest >/dev/null 2>&1 &&
    for package in ./*.deb; do dpkg -x "$package" "$folder"; done; }; then
    echo "broadsheet: could not get GoogleTest; install it (Debian, Ubuntu: apt install libgtest-dev libgmock-dev)" >&2
    exit 1
fi
