"""Lines of a file, block by block: the same whatever the size of a block."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microloan import textfiles
from microloan.errors import MicroloanError


@given(text=st.text("ab\u09eb\r\n", max_size=40), size=st.integers(1, 9))
def test_blocks_cut_no_line(tmp_path_factory: pytest.TempPathFactory, text: str, size: int) -> None:
    path = tmp_path_factory.mktemp("lines") / "file.csv"
    path.write_bytes(text.encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(textfiles, "_BLOCK_BYTES", size)
        found = list(chain.from_iterable(textfiles.blocks_of_lines(path, example="file.csv")))
    assert found == text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n") if text else not found


@pytest.mark.parametrize("path", [5, None, "no-such-file.csv", "a\0b"])
def test_what_is_no_file(path: object) -> None:
    with pytest.raises(MicroloanError):
        list(textfiles.blocks_of_lines(path, example="LOANS.csv"))  # type: ignore[arg-type]
