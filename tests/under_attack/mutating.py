"""Sound bytes made a little unsound."""

from random import Random

STRANGE = (
    b"",
    b"\0",
    b"\xff",
    b"<",
    b'"',
    b"]]>",
    b"-1",
    b"9" * 30,
    b"1e999",
    b"\xd0",
    b"=cmd|' /C'!A0",
    b"A1:XFD1048576",
)


def mutated(sound: bytes, chance: Random) -> bytes:
    """A few places are cut out, doubled, moved or replaced."""
    made = bytearray(sound)
    for _ in range(chance.randint(1, 4)):
        begin = chance.randint(0, len(made))
        end = min(len(made), begin + chance.choice((0, 1, 4, 40)))
        other = chance.randint(0, len(made))
        made[begin:end] = chance.choice((*STRANGE, bytes(made[begin:end]) * 2, bytes(made[other : other + 20])))
    return bytes(made)
