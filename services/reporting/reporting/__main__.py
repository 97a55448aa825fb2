"""`python -m reporting serve|api|worker|migrate|rebuild`."""

from backbone.service import run

from reporting.main import SERVICE

run(SERVICE)
