"""`python -m programs serve|api|worker|migrate|rebuild|redrive`."""

from backbone.service import run

from programs.main import SERVICE

run(SERVICE)
