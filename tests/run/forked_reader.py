"""Runs ``polybius read FOLDER --db DB`` in children forked from one process that has the model loaded already.

It says when it is ready. Each line on standard input is a database's path; the answer is the child's process id, and when
it has ended, its status: what it left with, or the negative number of the signal that killed it.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from pathlib import Path

import polybius.annotate.tokens
from polybius.cli import main
from polybius.run import Situation, Tools

LONGEST = 90
"""Seconds after which a child that hangs is ended, and the test fails."""


def read(folder: str, db: str) -> None:
    """The real program, to its end."""
    signal.alarm(LONGEST)
    sys.argv = ["polybius", "read", folder, "--db", db]
    status = 0
    try:
        main()
    except SystemExit as leaving:
        status = int(leaving.code or 0)
    finally:
        os._exit(status)


def serve(folder: str) -> None:
    """Fork a child for each line until the input ends."""
    print("ready", flush=True)  # noqa: T201
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            with open(os.devnull, "w") as nowhere, contextlib.redirect_stderr(nowhere):  # noqa: PTH123
                read(folder, line.strip())
        print(child, flush=True)  # noqa: T201
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)  # noqa: T201


if __name__ == "__main__":
    polybius.annotate.tokens.BATCH = 2  # the writing is spread over the run, and with it the moments to be killed in
    warm = Situation(tools=Tools.load())
    warm.read(sorted(Path(sys.argv[1]).iterdir())[:1])
    assert warm.fused  # all that is loaded when needed is loaded before the first child
    serve(sys.argv[1])
