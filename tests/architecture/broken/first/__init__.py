"""A deliberate breach: one service imports another, and the contract must say so."""

from second import decide as decide
