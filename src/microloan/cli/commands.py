"""What a command file needs of the command line: a place to add its own parser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import argparse


class Commands(Protocol):
    """The place where commands are added; argparse keeps its own type of it private."""

    def add_parser(self, name: str, **options: Any) -> argparse.ArgumentParser:  # noqa: ANN401 - argparse's
        """Return a new parser for the command `name`."""
        ...
