"""The commands of `python -m cnnlesson.publish`: notebooks (run again), site, slides."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from cnnlesson.publish import build, run
from cnnlesson.publish.chapters import Chapter, chapters
from cnnlesson.publish.run import NotebookError

COMMANDS: dict[str, Callable[[list[Chapter]], list[Path]]] = {
    "notebooks": run.rerun,
    "site": build.site,
    "slides": build.slides,
}


def main(arguments: list[str] | None = None) -> int:
    """0 if every chapter was made; 1 with the reason on the error stream if one was not."""
    options = parser().parse_args(arguments)
    try:
        made = COMMANDS[options.command](chapters(options.notebook))
    except (NotebookError, FileNotFoundError) as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"{len(made)} files written" if made else "nothing changed")
    return 0


def parser() -> argparse.ArgumentParser:
    """The command line: a command, and the notebooks if not all are meant."""
    options = argparse.ArgumentParser(prog="python -m cnnlesson.publish", description=__doc__)
    options.add_argument("command", choices=COMMANDS)
    options.add_argument(
        "notebook", nargs="*", type=Path, help="all in notebooks/ if none is named"
    )
    return options


if __name__ == "__main__":
    sys.exit(main())
