"""What must be true of the four services: of their streams at any moment, of all they hold in the end."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from backbone.follower import Projection, Reaction
from backbone.follower.handlers import sources
from backbone.follower.positions import Place, place
from consequences import REACTED
from stores import projected

from tests.simulator.four.ground import SERVICES
from tests.simulator.four.world import World

EVENTS = """
SELECT notification_id, originator_id, topic, meta ->> 'event_id', meta ->> 'causation_id', meta ->> 'school'
FROM {name}_events, LATERAL (SELECT convert_from(state, 'UTF8')::json -> 'meta') AS envelope (meta) ORDER BY 1
"""
FENCED = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND rowsecurity"
LEARNED = {
    "programs": (
        "acquaintances",
        "assignments",
        "clearances",
        "editions",
        "ethics_codes",
        "orders",
        "origins",
        "partnerships",
        "people",
        "regimes",
    ),
    "notifications": ("editions", "people", "posts", "programs"),
}
"""Tables that reactions keep, of what they have been told."""
REWIND = """
UPDATE positions SET position = kept.position, sequence = 0 FROM kept.positions AS kept
WHERE (positions.follower, positions.source) = (kept.follower, kept.source) AND positions.follower = 'reactions'
"""
Rows = dict[tuple[str, str], list[str]]


def stream_is_a_beginning_of_the_log(world: World, name: str) -> None:
    """Every message names the one before it, and the event it tells of is the log's own."""
    logged = {event[0]: event[3] for event in _events(world, name)}
    previous = 0
    for message in world.streams[name].messages:
        position = int(message.headers["ce-sequence"])
        assert int(message.headers["ce-previous"]) == previous < position, (name, position)
        assert message.headers["ce-id"] == logged[position], (name, position)
        previous = position


def nothing_acknowledged_is_lost(world: World) -> None:
    for name, keys in _by_service(world.clients.acknowledged).items():
        known = {key for (key,) in world.stores[name].rows("SELECT key FROM commands")}
        assert keys <= known, (name, keys - known)


def nothing_is_parked(world: World) -> None:
    for name, store in world.stores.items():
        assert not (waiting := store.rows("SELECT follower, source, position, error FROM parked")), (name, waiting)


def reactions_came_once(world: World) -> None:
    """Whatever was told became in the others what it has to become, and not twice."""
    events = [event for name in SERVICES for event in _events(world, name)]
    caused: dict[str, Counter[tuple[str, UUID]]] = defaultdict(Counter)
    for _, about, topic, _, cause, _ in events:
        if cause:
            caused[cause][topic, about] += 1
    for _, _, topic, id, _, _ in events:
        wanted, found = REACTED.get(topic, set()), caused[id]
        assert wanted <= {kind for kind, _ in found}, (topic, wanted, found)
        assert all(found[kind, about] == 1 for kind, about in found if kind in wanted), (topic, found)


def projections_are_what_they_would_be_anew(world: World) -> None:
    """Forgets them all, and reads all streams and logs again."""
    tables = [(name, table) for name in SERVICES for table in projected(name)]
    before = _lines(world, tables)
    for process in world.processes[: len(SERVICES)]:
        app = process.parts.app
        for work in process.parts.followers:
            if isinstance(work, Projection):
                work.rewind(app.database, place(app.database, work.name, next(iter(sources(work, app.name)))), 0)
    world.come_to_rest()
    _must_be_equal(before, _lines(world, tables))


def what_was_learned_is_what_would_be_learned_anew(world: World) -> None:
    """Everything since the beginning is read again; whatever that leads to was done already."""
    before = _lines(world, _learned())
    for name, tables in LEARNED.items():
        world.stores[name].begin_again(tables)
        world.stores[name].connection.execute(REWIND)
    world.come_to_rest()
    _must_be_equal(before, _lines(world, _learned()))


def what_comes_again_late_changes_nothing(world: World) -> None:
    """All messages since the beginning reach processes that were taken for dead, the oldest at last."""
    before, logs = _lines(world, _learned()), [world.log(name) for name in SERVICES]
    for process in world.processes[len(SERVICES) :]:
        for work in process.parts.followers:
            if isinstance(work, Reaction):
                for source in set(sources(work, process.name)) - {process.name}:
                    for letter in reversed(world.since_the_beginning(source)):
                        work.process(process.parts.app, Place(work.name, source, 0, 0), [letter])
    _must_be_equal(before, _lines(world, _learned()))
    assert [world.log(name) for name in SERVICES] == logs


def _learned() -> list[tuple[str, str]]:
    return [(name, table) for name, tables in LEARNED.items() for table in tables]


def _must_be_equal(before: Rows, after: Rows) -> None:
    for table, rows in before.items():
        assert rows == after[table], (table, set(rows) ^ set(after[table]))


def schools_are_apart(world: World) -> None:
    """In what a school may see nothing is named that is another's."""
    for process in world.processes[: len(SERVICES)]:
        ids: dict[str, set[str]] = defaultdict(set)
        for name in SERVICES:
            for _, about, _, _, _, school in _events(world, name):
                ids[school].add(str(about))
        fenced = [table for (table,) in world.stores[process.name].rows(FENCED)]
        for ours, theirs in (world.schools, world.schools[::-1]):
            seen = "\n".join(_seen(world, process.name, fenced, ours.id))
            assert str(ours.id) in seen or not seen
            assert not [id for id in ids[str(theirs.id)] if id in seen], process.name


def _seen(world: World, name: str, tables: list[str], school: UUID) -> Iterator[str]:
    query = " UNION ALL ".join(f"SELECT t::text AS line FROM {table} t" for table in tables)
    app = next(one.parts.app for one in world.processes if one.name == name)
    with app.database.transaction(school) as cursor:
        yield from (row["line"] for row in cursor.execute(query).fetchall())


def _lines(world: World, tables: Iterable[tuple[str, str]]) -> Rows:
    return {
        (name, table): [line for (line,) in world.stores[name].rows(f"SELECT t::text FROM {table} t ORDER BY 1")]
        for name, table in tables
    }


def _events(world: World, name: str) -> list[tuple[int, UUID, str, str, str | None, str]]:
    return world.stores[name].rows(EVENTS.format(name=name))


def _by_service(acknowledged: list[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name, key in acknowledged:
        found[name].add(key)
    return found
