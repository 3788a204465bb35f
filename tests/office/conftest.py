"""LibreOffice for all office tests, each with a profile of its own."""

import shutil
import subprocess
from collections.abc import Callable
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


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Have LibreOffice save a workbook in another form: `office(data, "xlsx")`."""

    def save(data: bytes, form: str) -> bytes:
        assert PROGRAM
        folder = tmp_path / "office"
        folder.mkdir(exist_ok=True)
        file = folder / "in.xlsx"
        file.write_bytes(data)
        command = [PROGRAM, f"-env:UserInstallation=file://{folder}/user", "--headless", "--convert-to", form]
        subprocess.run([*command, "--outdir", f"{folder}/out", str(file)], check=True, capture_output=True, timeout=300)
        return (folder / f"out/in.{form}").read_bytes()

    return save
