"""What registry tells the others: private event → public contract. Ends in the table of contents."""

from backbone.relay import Publishes

from registry.publishing.library import LIBRARY
from registry.publishing.matches import MATCHES
from registry.publishing.orders import ORDERS
from registry.publishing.people import PEOPLE
from registry.publishing.school import SCHOOL

PUBLISHES: Publishes = {**SCHOOL, **PEOPLE, **ORDERS, **MATCHES, **LIBRARY}
