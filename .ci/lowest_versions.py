"""Print the lowest version pyproject.toml allows of each runtime dependency, as constraints for pip."""

import re
import tomllib
from pathlib import Path

project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
extras = project["optional-dependencies"]
runtime = [extra for extra in extras if extra not in ("test", "dev")]
for requirement in [*project["dependencies"], *(line for extra in runtime for line in extras[extra])]:
    floor = re.match(r"([\w.-]+)>=([\d.]+),<", requirement)
    if not floor:
        raise SystemExit(f"no lowest version in {requirement!r}")
    print(f"{floor[1]}=={floor[2]}")
