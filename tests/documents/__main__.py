"""Writes docs/documents.md."""

from pathlib import Path

from tests.documents.page import page

PAGE = Path(__file__).parents[2] / "docs" / "documents.md"

if __name__ == "__main__":
    PAGE.write_text(page())
