"""The rules whose numbers a school sets, each with the decisions it is asked about."""

from reporting.what_if.limits import LIMITS
from reporting.what_if.terms import TERMS

CHECKS = (*LIMITS, *TERMS)
