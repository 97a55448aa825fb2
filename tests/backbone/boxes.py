"""A tiny application, so that the event store is tested without any business."""

from abc import ABC, abstractmethod
from typing import ClassVar
from uuid import UUID, uuid4

from backbone.aggregate import Aggregate
from backbone.errors import Refused
from backbone.events import Event
from backbone.eventstore import Decision, Effect, EventSourced, command
from backbone.intent import Actor, Intent


class BoxEvent(Event, ABC):
    @abstractmethod
    def apply(self, box: "Box") -> None: ...


class Opened(BoxEvent):
    TOPIC: ClassVar[str] = "boxes.Opened"
    name: str

    def apply(self, box: "Box") -> None:
        pass


class Filled(BoxEvent):
    """Version 1 knew `weight` only, in grams."""

    TOPIC: ClassVar[str] = "boxes.Filled"
    VERSION: ClassVar[int] = 2
    UPCASTERS: ClassVar = {1: lambda data: {"on": data["on"], "kilograms": data["weight"] / 1000}}
    kilograms: float

    def apply(self, box: "Box") -> None:
        box.load += self.kilograms


class Box(Aggregate):
    BORN_AS = Opened

    def reset(self) -> None:
        self.load = 0.0

    def evolve(self, event: Event) -> None:
        assert isinstance(event, BoxEvent)
        event.apply(self)


class Boxes(EventSourced):
    name = "boxes"

    @command
    def open(self, intent: Intent, name: str) -> Box:
        box = Box(intent.new_id("box"))
        box.record(Opened(on=intent.today, name=name))
        return box

    @command
    def fill(self, intent: Intent, id: UUID, kilograms: float, *effects: Effect) -> Decision:
        box = self.load(Box, id, intent.school)
        if kilograms < 0:
            raise Refused("negative", "Вес меньше нуля")
        box.record(Filled(on=intent.today, kilograms=kilograms))
        return (box, *effects)

    @command
    def pour(self, intent: Intent, source: UUID, target: UUID, kilograms: float) -> Decision:
        """Pouring nothing is no news."""
        boxes = self.load(Box, source, intent.school), self.load(Box, target, intent.school)
        for box, poured in zip(boxes, (-kilograms, kilograms), strict=True):
            if poured:
                box.record(Filled(on=intent.today, kilograms=poured))
        return boxes


SCHOOL = uuid4()
ACTOR = Actor(id=str(uuid4()), role="head", school=SCHOOL)
