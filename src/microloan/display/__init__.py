"""Papers and pictures: what is made of figures for people to read, and nothing that is computed.

===================  ====================================================================
`collection_paper`   the collection sheet of a meeting, to be printed and filled in
`page_of`            several of them as one HTML page
`CollectionPaper`    what it returns: text, HTML and comma-separated values in a language
===================  ====================================================================

>>> from datetime import date
>>> from microloan.display import collection_paper
>>> from microloan.portfolio.meetings import collection_sheet
>>> from microloan.portfolio.meetings.examples import example_group, example_members
>>> sheet = collection_sheet(example_group(), example_members(), date(2024, 5, 1))
>>> collection_paper(sheet).to_text().splitlines()[0]
'Collection sheet'
"""

from __future__ import annotations

from microloan.display.sheet_paper import CollectionPaper, collection_paper, page_of

__all__ = ["CollectionPaper", "collection_paper", "page_of"]
