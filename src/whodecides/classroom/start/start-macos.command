#!/bin/sh
# Opens the first lesson: the first time, open this file with a right click and "Open".
cd "$(dirname "$0")" || exit 1
for each in python3.14 python3.13 python3.12 python3.11 python3 python; do
  if command -v "$each" >/dev/null 2>&1 && "$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
    exec "$each" bootstrap.py start
  fi
done
echo "This kit needs Python 3.11 or newer and found none: install it from python.org, then open this file again."
