"""How much a staff list may be."""

MOST = 2000
"""People."""
TOP = 20
"""Rows in which a title and the headings are looked for."""
WIDEST = 256
"""Columns."""
LONGEST, LONGEST_HEADING = 500, 200
"""Characters of a cell in which words are looked for, which can take the square of their number."""
LARGEST_UNPACKED = 32 * 1024 * 1024
"""Bytes of a workbook, which is a zip file: a small one can unpack to anything."""
MOST_PARTS = 200
MOST_MERGED = 5000


class UnreadableList(Exception):
    """Says in Russian why nothing of the file can be read."""


def no_workbook() -> UnreadableList:
    return UnreadableList("Это не книга XLSX, или она повреждена")


def too_long() -> UnreadableList:
    return UnreadableList(f"В файле больше {MOST} строк")


def too_wide() -> UnreadableList:
    return UnreadableList(f"В файле больше {WIDEST} столбцов")
