"""What can be dropped can be made again: projections from the streams, streams and projections from the logs."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import nats
from mentoring.platform import Platform
from mentoring.settings import SERVICES
from mentoring.streams import ensure_streams
from stores import settle, tables

UNUSED = {("programs", "decision_list"), ("registry", "open_petitions"), ("programs", "interim_list")}
"""By the end of the story all decisions are taken, and everybody has been asked how it goes."""


def test_projections_rebuilt_from_the_streams_equal_the_live_ones(told: Platform) -> None:
    settle(told)
    live = tables(told)
    rebuild(told)
    assert tables(told) == live
    assert {table for table in live if not live[table]} <= UNUSED


def test_projections_rebuilt_from_the_logs_equal_the_live_ones(told: Platform) -> None:
    settle(told)
    live = tables(told)
    asyncio.run(lose_all_streams(told))
    rebuild(told)
    assert tables(told) == live


def rebuild(platform: Platform) -> None:
    with ThreadPoolExecutor() as pool:
        list(pool.map(partial(platform.services.run, task="rebuild"), platform.services.names))
    settle(platform)


async def lose_all_streams(platform: Platform) -> None:
    seed = str(platform.servers.seed_file("deploy"))
    connection = await nats.connect(platform.servers.nats_url, nkeys_seed=seed, inbox_prefix="_INBOX_deploy")
    for service in SERVICES:
        await connection.jetstream().delete_stream(service.upper())
    await connection.close()
    await ensure_streams(platform.servers.nats_url, seed)
