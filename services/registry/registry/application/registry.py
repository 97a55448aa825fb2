"""The registry: all its commands, by theme."""

from registry.application.documents import Documents
from registry.application.employment import Employment
from registry.application.growth import Growth
from registry.application.library import Library
from registry.application.matches import Matches
from registry.application.matching import Matching
from registry.application.orders import Orders
from registry.application.people import People
from registry.application.publications import Publications
from registry.application.records import Records
from registry.application.schools import Schools
from registry.application.staff import Staff
from registry.application.support import Support
from registry.application.year import Year


class Registry(
    Schools,
    Staff,
    People,
    Employment,
    Documents,
    Growth,
    Orders,
    Support,
    Matches,
    Matching,
    Year,
    Records,
    Library,
    Publications,
):
    name = "registry"
