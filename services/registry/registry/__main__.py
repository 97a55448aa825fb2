"""`python -m registry serve|api|worker|migrate|rebuild|redrive`."""

from backbone.service import run

from registry.main import SERVICE

run(SERVICE)
