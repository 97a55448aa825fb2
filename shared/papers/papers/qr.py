"""The bar code of a document (GOST R 7.0.97-2025): where anybody can see whether it is genuine and in force."""

from io import BytesIO

import segno


def svg(address: str) -> str:
    return _saved(address, "svg", scale=1).decode()


def png(address: str) -> bytes:
    return _saved(address, "png", scale=6)


def _saved(address: str, kind: str, scale: int) -> bytes:
    file = BytesIO()
    segno.make(address, micro=False, error="m").save(file, kind=kind, scale=scale, border=1)
    return file.getvalue()
