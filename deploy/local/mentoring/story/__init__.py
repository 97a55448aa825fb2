"""The story: a municipality's year of mentoring, played through the public interfaces and counted by the way."""

from mentoring.story.telling import play

__all__ = ["play"]
