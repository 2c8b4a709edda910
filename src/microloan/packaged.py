"""Files that come with the library, one to a name: presets, rulebooks, languages.

>>> presets = PackagedFiles("microloan.products", "catalogue", noun="preset")
>>> "jcf-jagoron" in presets.names()
True
>>> 'id = "jcf-jagoron"' in presets.text("jcf-jagoron", argument="preset")
True
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from microloan.errors import MicroloanError, nearest_name

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@dataclass(frozen=True, slots=True)
class PackagedFiles:
    """The files in a folder of a package; a file's name without its ending is its name here.

    Parameters
    ----------
    package
        The package.
    folder
        The folder in it.
    noun
        What one file holds, for messages.
    suffix
        How the files end; others in the folder are passed over.
    """

    package: str
    folder: str
    noun: str
    suffix: str = ".toml"

    def names(self) -> tuple[str, ...]:
        """Return the names of all, in order.

        >>> PackagedFiles("microloan.labels", "catalogues", noun="language", suffix=".po").names()
        ('bn', 'hi')
        """
        names = (file.name for file in self._folder().iterdir())
        return tuple(sorted(name.removesuffix(self.suffix) for name in names if name.endswith(self.suffix)))

    def text(self, name: str, *, argument: str) -> str:
        """Return what the file of a name holds.

        Parameters
        ----------
        name
            One of `names`.
        argument
            What the caller calls the name, for the message.

        Raises
        ------
        MicroloanError
            If there is no such file; the message says which was meant, or all there are.

        Examples
        --------
        >>> PackagedFiles("microloan.products", "catalogue", noun="preset").text("jcf-jagaron", argument="name")
        Traceback (most recent call last):
            ...
        microloan.errors.MicroloanError: name='jcf-jagaron' is not one of ours; did you mean jcf-jagoron?
        """
        known = self.names()
        if name not in known:
            near = nearest_name(name, known)
            hint = f"did you mean {near}?" if near else f"{self.noun}s are {', '.join(known)}"
            raise MicroloanError(argument, name, f"is not one of ours; {hint}", code=f"unknown_{self.noun}")
        return self._folder().joinpath(name + self.suffix).read_text(encoding="utf-8")

    def _folder(self) -> Traversable:
        # Reading a package's data costs more to import than one loan needs; most never ask.
        from importlib.resources import files

        return files(self.package).joinpath(self.folder)
