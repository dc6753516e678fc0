import pytest
from warm_kernel import warm_kernels


@pytest.fixture(scope="session", autouse=True)
def _kernels(tmp_path_factory):
    with warm_kernels(tmp_path_factory.mktemp("kernels")) as share, pytest.MonkeyPatch.context() as patched:
        patched.setenv("JUPYTER_PATH", str(share))
        yield
