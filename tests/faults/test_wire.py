"""What is done to messages on their way, and to nothing else."""

import random
from collections.abc import Sequence

import pytest

from tests.faults.grounds.wire import Meddling, Mischief, Wire, as_it_is, repeated, shuffled, spoilt

HEAD, PLACE = b"NATS/1.0\r\nce-type: x\r\n\r\n", b"$JS.ACK.REGISTRY.programs.1."
OTHERS = b'INFO {"server":1}\r\nPING\r\nHMSG _INBOX.a 1 12 14\r\nNATS/1.0\r\n\r\nok\r\nMSG a 2 2\r\n\r\n\r\n'


def message(number: int) -> bytes:
    body = b'{"a":%d}' % number
    sizes = b"%d %d" % (len(HEAD), len(HEAD) + len(body))
    return b"HMSG _INBOX.a 1 " + PLACE + b"%d " % number + sizes + b"\r\n" + HEAD + body + b"\r\n"


MESSAGES = [message(number) for number in range(1, 10)]


def through(mischief: Mischief, pieces: Sequence[bytes]) -> bytes:
    wire = Wire(Meddling(random.Random(1), mischief))
    return b"".join(wire.passed(piece) for piece in pieces)


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_in_whatever_pieces_it_comes_all_of_it_arrives(size: int) -> None:
    said = b"".join([*MESSAGES, OTHERS])
    pieces = [said[place : place + size] for place in range(0, len(said), size)]
    assert sorted(through(as_it_is, pieces).split(b"\r\n")) == sorted(said.split(b"\r\n"))


def test_messages_come_more_than_once() -> None:
    came = through(repeated, MESSAGES)
    assert [came.count(one) for one in MESSAGES] != [1] * 9
    assert all(one in came for one in MESSAGES)
    assert len(came) <= 3 * sum(map(len, MESSAGES))


def test_messages_come_in_another_order() -> None:
    came = through(shuffled, [b"".join(MESSAGES)])
    assert len(came) == sum(map(len, MESSAGES))
    assert all(one in came for one in MESSAGES)
    assert came != b"".join(MESSAGES)


def test_messages_are_spoilt_and_keep_their_headers_and_their_length() -> None:
    came = through(spoilt, MESSAGES)
    assert len(came) == sum(map(len, MESSAGES))
    assert came.count(HEAD) == 9
    assert b'"a"' not in came


@pytest.mark.parametrize("mischief", [repeated, shuffled, spoilt])
def test_what_is_no_message_of_a_stream_passes_as_it_is(mischief: Mischief) -> None:
    assert through(mischief, [OTHERS]) == OTHERS
