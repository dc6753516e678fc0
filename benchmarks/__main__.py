"""Measure all that the kit promises: comparator, tools, living pages, grading, pooling.

    python -m benchmarks            print the results, each below that of the README
    python -m benchmarks --write    also write them into the README, with the day

Each part runs in a process of its own, and the next one also where a promise is broken; which ones are is said at the
end, and the command then fails.
"""

import subprocess
import sys

PARTS = ("comparator", "tools", "living", "grading", "pooling")


def main() -> None:
    broken = []
    for part in PARTS:
        print(f"── {part} " + "─" * (60 - len(part)), flush=True)
        if subprocess.run([sys.executable, "-m", f"benchmarks.{part}", *sys.argv[1:]]).returncode:
            broken.append(part)
    if broken:
        sys.exit(f"A promise does not hold, or could not be measured: {', '.join(broken)}. See above.")


if __name__ == "__main__":
    main()
