"""What a PDF needs that a machine may not have: it is named, with the way to get it, before anything is written."""

import sys
from pathlib import Path

import pytest

from kyodo_cli.render.editions import Look, require
from kyodo_cli.render.pdf import fonts, make
from kyodo_cli.render.pdf.fonts import NoFont
from kyodo_cli.render.pdf.make import NotInstalled


def test_without_typst_the_way_to_install_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make, "find_spec", lambda _: None)
    with pytest.raises(NotInstalled) as fault:
        require(["md", "pdf"], "ja", Look())
    hint = fault.value.hint
    assert hint is not None
    for language in ("en", "ja"):
        said = hint.in_language(language)
        assert "pip install kyodo-cli[pdf]" in said
        assert "pip download" in said
    require(["md", "txt"], "ja", Look())


def test_a_typst_that_this_machine_cannot_load_is_told_the_same_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make, "find_spec", lambda _: True)
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(NotInstalled, match="not for this machine"):
        require(["pdf"], "ja", Look())


def test_without_a_japanese_font_those_looked_for_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "JAPANESE", ("No such font",))
    fonts.chosen.cache_clear()
    with pytest.raises(NoFont) as fault:
        fonts.chosen("ja", Path("nowhere"))
    fonts.chosen.cache_clear()
    assert "No such font" in str(fault.value.hint)
