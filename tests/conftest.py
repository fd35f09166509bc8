"""The option ``--bless``; how Hypothesis draws; interrupts that reach the programs under test.

In continuous integration Hypothesis draws always the same examples.
"""

import os
import signal

import pytest
from hypothesis import settings

settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # As in the background of a shell: programs under test would inherit it, and could not be interrupted.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="rewrite the golden outputs")
