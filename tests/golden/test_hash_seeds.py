"""The output of every golden command is the same, byte for byte, under two hash seeds."""

import os
import subprocess
import sys

import golden_cases
from run_rustrata import ROOT


def outputs_under(seed: str) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
    command = (sys.executable, golden_cases.__file__)
    return subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True).stdout


def test_outputs_do_not_depend_on_the_hash_seed():
    first = outputs_under("0")
    headers = [line for line in first.splitlines() if line.startswith(b"=== ")]
    assert len(headers) == len(list(golden_cases.all_cases())) > 0
    assert first == outputs_under("1")
