"""What a command file needs of the command line: a place to add its own parser.

>>> import argparse
>>> commands = argparse.ArgumentParser(prog="microloan").add_subparsers()
>>> add_command(commands, "age", summary="ageing", description="Who is late.", epilog="examples: none").prog
'microloan age'
"""

from __future__ import annotations

import argparse
from typing import Any, Protocol


class Commands(Protocol):
    """The place where commands are added; argparse keeps its own type of it private."""

    def add_parser(self, name: str, **options: Any) -> argparse.ArgumentParser:  # noqa: ANN401 - argparse's
        """Return a new parser for the command `name`."""
        ...


def add_command(
    commands: Commands, name: str, *, summary: str, description: str, epilog: str
) -> argparse.ArgumentParser:
    """Return a new parser for a command: its help stands as it is written, and options are typed in full."""
    return commands.add_parser(
        name,
        help=summary,
        description=description,
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
