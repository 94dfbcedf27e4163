"""What a program in a process of its own takes."""

import os
import subprocess
import sys


def spent_by(program: str, *arguments: str) -> float:
    """Return the seconds of processor time of a Python program given as text."""
    process = subprocess.Popen([sys.executable, "-c", program, *arguments])
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    return usage.ru_utime + usage.ru_stime
