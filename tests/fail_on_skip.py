"""What the gate asks of every run of the tests."""

import os

import pytest


def pytest_sessionfinish(session):
    """Where the gate runs, a skipped test is a failed one."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
