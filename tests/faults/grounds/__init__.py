"""The kinds of platform that faults happen to."""

from mentoring.platform import Platform

from tests.faults.cells import Ground
from tests.faults.grounds.failing import Failing
from tests.faults.grounds.lined import Lined
from tests.faults.grounds.on_volumes import OnVolumes
from tests.faults.grounds.reopened import Reopened
from tests.faults.grounds.upgraded import Upgraded
from tests.faults.grounds.wound import Wound
from tests.faults.needs import CLOCKS, EXT4, LOOP, ROOT

PLAIN = Ground(Platform)
LINED = Ground(Lined)
VOLUMES = Ground(OnVolumes, (ROOT, LOOP, EXT4))
WOUND = Ground(Wound, (CLOCKS,))
FAILING = Ground(Failing)
REOPENED = Ground(Reopened)
UPGRADED = Ground(Upgraded)
