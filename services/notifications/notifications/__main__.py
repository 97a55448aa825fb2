"""`python -m notifications serve` and its sisters."""

from backbone.service import run

from notifications.main import SERVICE

run(SERVICE)
