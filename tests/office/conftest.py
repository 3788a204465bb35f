"""LibreOffice for all office tests, each with a profile of its own."""

import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")

Office = Callable[[bytes, str], bytes]


def pytest_configure() -> None:
    """Say at once what the tests need and have not got: none of them may be skipped."""
    if PROGRAM is None:
        raise pytest.UsageError(
            "tests/office needs LibreOffice: apt-get install --no-install-recommends libreoffice-calc"
        )


def saved(folder: Path, files: Sequence[bytes], form: str) -> list[bytes]:
    """Return workbooks as LibreOffice saves them in another form, all in one run."""
    assert PROGRAM
    folder.mkdir(exist_ok=True)
    paths = [folder / f"{at}.xlsx" for at in range(len(files))]
    for path, data in zip(paths, files, strict=True):
        path.write_bytes(data)
    command = [PROGRAM, f"-env:UserInstallation=file://{folder}/user", "--headless", "--convert-to", form]
    command += ["--outdir", f"{folder}/out", *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return [(folder / f"out/{at}.{form}").read_bytes() for at in range(len(files))]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Have LibreOffice save a workbook in another form: `office(data, "xlsx")`."""

    def save(data: bytes, form: str) -> bytes:
        return saved(tmp_path / "office", [data], form)[0]

    return save
