#!/bin/sh
# Opens the first lesson, with a double click; README.md says what to do where macOS stops it the first time.
cd "$(dirname "$0")" || exit 1
new_enough() { command -v "$1" >/dev/null 2>&1 && "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
# Where the packages are in the bundle, the Python for which they were built comes first; abi3 alone is no such Python.
brought() { "$1" -c 'import glob, sys; sys.exit(not glob.glob("wheels/*-cp%d%d-cp%d%d-*" % (sys.version_info[:2] * 2)))'; }
for each in python3.15 python3.14 python3.13 python3.12 python3.11 python3 python; do
  if [ -d wheels ] && new_enough "$each" && brought "$each"; then exec "$each" bootstrap.py start; fi
done
for each in python3.15 python3.14 python3.13 python3.12 python3.11 python3 python; do
  if new_enough "$each"; then exec "$each" bootstrap.py start; fi
done
echo "This kit needs Python 3.11 or newer and found none: install it from python.org, then open this file again."
