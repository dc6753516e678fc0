"""Write environment.yml, which Binder reads, from the student's lock."""

import re

from packaging.markers import Marker

PYTHON = "3.12"
# What the markers of the lock are asked about: the machine that Binder builds.
BINDER_MARKERS = {
    "python_version": PYTHON,
    "python_full_version": f"{PYTHON}.0",
    "sys_platform": "linux",
    "os_name": "posix",
    "platform_system": "Linux",
    "platform_machine": "x86_64",
    "platform_python_implementation": "CPython",
    "implementation_name": "cpython",
}
PIN_PATTERN = re.compile(r"^([a-z0-9][a-z0-9._-]*)(?:\[[^]]+\])?==([^ ;\\]+)(?: ; ([^\\]+))?", re.M)


def pinned_versions(lock_text: str, environment: dict[str, str] | None = None) -> dict[str, str]:
    """Return {package: version} of the pins in a lock whose markers hold in `environment` (Binder's by default)."""
    environment = environment or BINDER_MARKERS
    return {
        name: version
        for name, version, marker in PIN_PATTERN.findall(lock_text)
        if not marker or Marker(marker.strip()).evaluate(environment)
    }


def environment_yml(lock_text: str) -> str:
    """Return the text of environment.yml with the pins of the lock and the kit itself."""
    lines = [
        "# What Binder installs: the pins of requirements/student.lock. Written by `make lock`; do not edit.",
        "name: whodecides",
        "channels:",
        "  - conda-forge",
        "dependencies:",
        f"  - python={PYTHON}",
        "  - pip",
        "  - pip:",
        *(f"      - {name}=={version}" for name, version in sorted(pinned_versions(lock_text).items())),
        "      - --editable .",
    ]
    return "\n".join(lines) + "\n"
