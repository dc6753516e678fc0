"""A sample for a fact-checker: the same seed, the same rows; each with its codes and the addresses of its sources."""

import subprocess
import sys

import pytest
from helpers import DATA, ROOT

from whodecides.build.sample import sample
from whodecides.cli import main


def test_a_seed_draws_the_same_rows_and_another_one_others(case):
    assert sample(case, 7) == sample(case, 7) != sample(case, 8)
    assert sample(case, 7).count("\n### ") == 200


def test_a_row_brings_its_codes_and_its_addresses(tiny):
    text = sample(tiny, 1)
    assert text.count("\n### statements") == len(tiny["statements"])  # fewer than 40: all of them
    part = text.partition("- id: CCC-01\n")[2].partition("\n### ")[0]
    assert "- coded evaluation: supports" in part and "- source agency: https://example.org/agency (agency)" in part


def test_a_table_that_a_case_does_not_have_is_left_out(tiny):
    kinds = [line.rpartition(":")[0] for line in sample(tiny, 1).splitlines() if line.startswith("## ")]
    assert kinds == ["## statements", "## provisions", "## days and applications of the law", "## sources"]


def test_the_command_prints_it(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert main(["sample", "--case", DATA.name, "--seed", "3", "--rows", "2"]) == 0
    assert capsys.readouterr().out.startswith("# A sample to be checked, seed 3\n\n## statements: 2 rows\n")


@pytest.mark.exhaustive  # starts the command twice
def test_a_closed_pipe_is_no_error():
    """As `whodecides sample … | head`: the rest of 200 rows does not fit into a pipe that nobody empties."""
    command = [sys.executable, "-m", "whodecides", "sample", "--seed", "3"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout.readline().startswith(b"# A sample")
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0
