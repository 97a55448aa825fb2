"""One life of a platform, for all tests here; the whole one is `make lasting`."""

from pathlib import Path

import pytest

from tests.lasting.life import Life, live


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Life:
    return live(Path(tmp_path_factory.mktemp("lasting")), whole=False)
