"""Whatever a file holds, reading it gives few findings, each at its place, within seconds and bounded memory."""

import json
import os
import resource
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from kyodo_cli.reading.files import PlanFile, read_plan

HEAD = "format: 1\nid: x\ntitle: 例示市計画\nmunicipality: {name: 例示市}\nperiod: {from: 2022}\n"
"""Five lines in good order; what is wrong begins in line 6."""

LAUGHS = 'a: &a ["lol", "lol"]\n' + "".join(
    f"{after}: &{after} [{', '.join(['*' + before] * 9)}]\n"
    for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)

NOT_TEXT = [
    pytest.param("format: 1\ntitle: Café\n".encode("latin-1"), "2:11 KY003", id="Latin-1"),
    pytest.param(HEAD.encode("shift_jis"), "3:8 KY003", id="Shift_JIS"),
    pytest.param(HEAD.encode("euc_jp"), "3:8 KY003", id="EUC-JP"),
    pytest.param(HEAD.encode("iso2022_jp"), "1:1 KY003", id="ISO-2022-JP"),
    pytest.param(HEAD.encode("utf-16"), "1:1 KY003", id="UTF-16"),
    pytest.param(HEAD.encode("utf-16-le"), "1:1 KY003", id="UTF-16 without a mark, little end first"),
    pytest.param(HEAD.encode("utf-16-be"), "1:1 KY003", id="UTF-16 without a mark, big end first"),
    pytest.param(HEAD.encode("utf-32"), "1:1 KY003", id="UTF-32"),
    pytest.param(HEAD.encode() + b"edition: \xed\xa0\x80\n", "6:10 KY003", id="a lone surrogate in UTF-8's form"),
    pytest.param(b"\xef\xbb\xbf" + HEAD.encode() + b"\xe3\x81", "6:1 KY003", id="a character cut in two at the end"),
    pytest.param(b"\0" * 1000, "1:1 KY004", id="NULs"),
    pytest.param(HEAD.encode() + b"edition: a\0b\n", "6:11 KY004", id="a NUL"),
    pytest.param(b"", "1:1 KY005", id="nothing"),
    pytest.param(b"\xef\xbb\xbf", "1:1 KY005", id="a byte order mark and nothing"),
    pytest.param("\n　\n".encode(), "1:1 KY005", id="blanks"),
    pytest.param("# あとで書く\n# 担当：企画課\n".encode(), "1:1 KY005", id="comments"),
    pytest.param(b"---\n", "1:1 KY005", id="a document without content"),
    pytest.param(b"null\n", "1:1 KY005", id="null"),
]

INVISIBLE = {
    "an escape character": "\x1b",
    "a vertical tab": "\x0b",
    "a form feed": "\x0c",
    "NEL": "\x85",
    "LS": "\u2028",
    "PS": "\u2029",
    "a byte order mark in the middle": "\ufeff",
    "a switch of direction": "\u202e",
    "a character that is none": "\ufffe",
}

BROKEN = [
    pytest.param("- a\n- b\n", "1:1 KY013", id="a list at the top"),
    pytest.param("こんにちは\n", "1:1 KY013", id="a word at the top"),
    pytest.param("42\n", "1:1 KY013", id="a number at the top"),
    pytest.param("[" * 10_000, "1:41 KY007", id="10,000 open brackets"),
    pytest.param("[" * 10_000 + "]" * 10_000, "1:41 KY007", id="10,000 closed brackets"),
    pytest.param("{a: " * 10_000 + "}" * 10_000, "1:161 KY007", id="10,000 braces"),
    pytest.param(HEAD + "visions:\n  " + "- " * 10_000 + "x\n", "7:81 KY007", id="10,000 dashes"),
    pytest.param("".join(" " * depth + "a:\n" for depth in range(500)), "41:41 KY007", id="500 steps of indentation"),
    pytest.param("? " * 10_000, "1:3 KY012", id="10,000 question marks"),
    pytest.param(LAUGHS, "1:4 KY010, 2:4 KY010, 2:8 KY010", id="a billion laughs"),
    pytest.param(HEAD + "edition: &a 第2次\n", "6:10 KY010", id="an anchor"),
    pytest.param(HEAD + "edition: *a\n", "6:10 KY010", id="an alias"),
    pytest.param(HEAD + "source: {<<: {document: a}}\n", "6:10 KY015", id="a merge key"),
    pytest.param(HEAD + "edition: !!python/name:os.system\n", "6:10 KY009, 6:10 KY019", id="a Python object"),
    pytest.param(HEAD + "edition: !!binary aGVsbG8=\n", "6:10 KY009", id="binary data"),
    pytest.param(HEAD + "edition: !計画 第2次\n", "6:10 KY006", id="an exclamation mark before Japanese"),
    pytest.param("%YAML 1.1\n---\n" + HEAD, "1:1 KY009", id="YAML 1.1 asked for"),
    pytest.param("%YAML 2.0\n---\n" + HEAD, "1:1 KY006", id="YAML 2.0 asked for"),
    pytest.param("%TAG ! tag:example.jp,2024:\n---\n" + HEAD, "1:1 KY009", id="a tag made shorter"),
    pytest.param("%計画\n---\n" + HEAD, "1:2 KY006", id="a percent sign at the beginning"),
    pytest.param(HEAD + "---\nid: y\n", "6:1 KY008", id="a second document"),
    pytest.param(HEAD + "...\n...\n", "7:1 KY008", id="two ends"),
    pytest.param(HEAD + "...\nedition: a\n", "7:1 KY006", id="more after the end"),
    pytest.param(HEAD + "title: 別の計画\n", "6:1 KY011", id="a key twice"),
    pytest.param(HEAD + "source: {document: a, url: b, document: c}\n", "6:31 KY011", id="a key twice in braces"),
    pytest.param(HEAD + "? [a, b]\n: 1\n", "6:3 KY012", id="a list as key"),
    pytest.param(HEAD + "{a: b}: 1\n", "6:1 KY012", id="a mapping as key"),
    pytest.param(HEAD + "2022: a\n", "6:1 KY012, 6:1 KY015", id="a number as key"),
    pytest.param(HEAD + ": a\n", "6:1 KY006", id="nothing as key"),
    pytest.param(HEAD + "edition: '第2次\n", "6:10 KY006", id="an open quotation mark"),
    pytest.param(HEAD + 'edition: "第2次\n', "6:10 KY006", id="an open double quotation mark"),
    pytest.param(HEAD + "edition: '協働'のまち\n", "6:14 KY006", id="a text that goes on after its quotation marks"),
    pytest.param(HEAD + "source: {document: a\n", "6:9 KY006", id="an open brace"),
    pytest.param(HEAD + "visions: [{id: v1， title: a}]\n", "6:11 KY006", id="a full-width comma"),
    pytest.param(HEAD + "visions:\n  - id: v1\n   title: a\n", "8:4 KY006", id="one space too many"),
    pytest.param(HEAD + "edition: 第2次: 改訂\n", "6:13 KY006", id="two colons"),
    pytest.param(HEAD + "edition\n", "6:1 KY006", id="no colon"),
    pytest.param(HEAD + "edition:第2次\n", "6:1 KY006", id="no space after the colon"),
    pytest.param(HEAD + "edition: @第2次\n", "6:10 KY006", id="an at sign"),
    pytest.param(HEAD + "edition: ? 第2次\n", "6:10 KY006", id="a question mark and a space"),
    pytest.param(HEAD + "edition: |第2次\n", "6:11 KY006", id="a text on the line of its bar"),
    pytest.param(HEAD + "visions: [a, , b]\n", "6:14 KY006", id="two commas"),
    pytest.param(HEAD + "k" * 1_100 + ": 1\n", "6:1 KY006", id="a key of 1,100 characters"),
    pytest.param(HEAD + '? "' + "k" * 100_000 + '"\n: 1\n', "6:3 KY015", id="a key of 100,000 characters"),
    pytest.param(HEAD + '"\\ud800": a\n', "6:4 KY006", id="half a character as key"),
    pytest.param(HEAD + 'edition: "\\ud83d\\ude00"\n', "6:13 KY006", id="two halves of a character"),
    pytest.param(HEAD + 'edition: "\\U00110000"\n', "6:13 KY006", id="a character beyond the last"),
    pytest.param(HEAD + 'edition: "赤\\e[31m"\n', "6:10 KY004", id="a colour for the terminal"),
    pytest.param(HEAD + 'edition: "a\\rb"\n', "6:10 KY004", id="a return to the beginning of the line"),
    pytest.param(HEAD + 'edition: "a\\0b"\n', "6:10 KY004", id="an escaped NUL"),
    pytest.param(HEAD + 'edition: "\\q"\n', "6:11 KY006", id="an escape that is none"),
    pytest.param(HEAD.replace("2022", "9" * 10_000), "5:16 KY017", id="10,000 digits"),
    pytest.param(HEAD.replace("2022", "9" * 400), "5:16 KY018", id="400 digits"),
    pytest.param(HEAD.replace("2022", "0x" + "f" * 390), "5:16 KY018", id="390 hexadecimal digits"),
    pytest.param(HEAD.replace("2022", "1e999"), "5:16 KY017", id="a number beyond all"),
    pytest.param(HEAD.replace("2022", ".inf"), "5:16 KY017", id="infinity"),
    pytest.param(HEAD.replace("2022", "-.inf"), "5:16 KY017", id="infinity below zero"),
    pytest.param(HEAD.replace("2022", ".nan"), "5:16 KY017", id="no number"),
    pytest.param("format: " + "9" * 10_000 + HEAD[9:], "1:9 KY014", id="a format of 10,000 digits"),
    pytest.param(HEAD + "😀: a\n", "6:1 KY015", id="an emoji as key"),
    pytest.param(HEAD + '"{key}": a\n"{0}": b\n', "6:1 KY015, 7:1 KY015", id="braces as keys"),
]

EASY_TO_OVERLOOK = [
    pytest.param(HEAD + "period：{from: 2022}\n", "6:7 KY020, 6:1 KY015", id="a full-width colon"),
    pytest.param(HEAD + "visions:\n  - id：v1\n    title: a\n", "7:7 KY020", id="a full-width colon in a list"),
    pytest.param(HEAD + "visions:\n　- id: v1\n", "7:1 KY020, 7:1 KY015", id="a full-width indentation"),
    pytest.param(HEAD + "visions:\n-　id: v1\n", "7:2 KY020, 7:1 KY015", id="a full-width space after the dash"),
    pytest.param(HEAD + "edition:　第2次\n", "6:8 KY020", id="a full-width space after the colon"),
    pytest.param(HEAD + "links: {related：one_way}\n", "6:9 KY006", id="a full-width colon in braces"),
    pytest.param(HEAD + "lineage: [{title: a, to:2020}]\n", "6:22 KY006", id="no space after a colon in braces"),
    pytest.param(HEAD + "lineage: [{title: a, to}]\n", "6:22 KY006", id="a key alone in braces"),
    pytest.param(
        HEAD + "lineage: [title: a, to: 2020]\n", "6:11 KY006, 6:21 KY006, 6:21 KY016", id="no braces in brackets"
    ),
    pytest.param(HEAD + 'lineage: ["title":a]\n', "6:11 KY006", id="a quoted key without a space in brackets"),
    pytest.param(HEAD + "editon:\n", "6:1 KY015", id="a misspelt key without a value"),
    pytest.param(HEAD + "labels:\n  visoin:\n", "7:3 KY015", id="a misspelt label without a value"),
    pytest.param(HEAD + "visions:\n\t- id: v1\n", "7:1 KY006", id="a tab for indentation"),
    pytest.param(HEAD + "edition:\t第2次\n", "6:9 KY006", id="a tab after the colon"),
    pytest.param(HEAD + "edition: 第2次\t\n", "6:13 KY006", id="a tab at the end of the line"),
    pytest.param(HEAD + "edition: 第2次\t# 改訂\n", "6:13 KY006", id="a tab before a comment"),
    pytest.param(HEAD + "edition: 第2次\t改訂\n", "6:13 KY006", id="a tab in a text without quotes"),
    pytest.param(HEAD + "source: {\n\tdocument: a}\n", "7:1 KY006", id="a tab in braces"),
    pytest.param(HEAD + "edition: |\n  \n   第2次\n", "7:1 KY006", id="a first line of blanks"),
    pytest.param(HEAD + "edition: |# 改訂\n  第2次\n", "6:11 KY006", id="a comment that touches the bar"),
    pytest.param(HEAD + "edition: # 改訂\n  第2次\n", "6:10 KY006", id="a comment between key and text"),
    pytest.param(HEAD + "edition:\n\n  |\n  第2次\n", "8:3 KY006", id="a bar alone in its line"),
]

HEAVY = {
    "a million brackets": "[" * 1_000_000,
    "a million braces": HEAD + "visions: " + "{" * 1_000_000,
    "a million dashes": HEAD + "visions:\n" + "- " * 1_000_000,
    "a million colons": ": " * 1_000_000,
    "a million anchors": HEAD + "visions: [" + "&a x," * 1_000_000 + "]",
    "a million entries": HEAD + "visions: [" + "x," * 1_000_000 + "]",
    "50,000 wrong entries": HEAD + "visions:\n" + "  - x\n" * 50_000,
    "50,000 unknown keys": HEAD + "".join(f"k{number}: 1\n" for number in range(50_000)),
    "50,000 times the same key": HEAD + "edition: a\n" * 50_000,
    "100,000 full-width colons": HEAD + "period：x\n" * 100_000,
    "a key of 5 MB": HEAD + '? "' + "k" * 5_000_000 + '"\n: 1\n',
    "a key of 5 MB without quotes": HEAD + "k" * 5_000_000 + ": 1\n",
    "an id of 5 MB": HEAD + "visions:\n- {id: " + "K" * 5_000_000 + ", title: a}\n",
    "2 million full-width blanks": HEAD + "edition：" + "\u3000" * 2_000_000 + "x\n",
    "2 million dashes and bars": HEAD + "edition: ]\n" + "- " * 1_000_000 + "| #" * 500_000,
    "a million empty lines and a tab": HEAD + "edition: |\r\n" + "\r\n" * 1_000_000 + " \tx\n",
}

SOUND = [
    pytest.param(HEAD, id="as it should be"),
    pytest.param("\ufeff" + HEAD, id="with a byte order mark"),
    pytest.param(HEAD.replace("\n", "\r\n"), id="with CRLF"),
    pytest.param(HEAD.replace("\n", "\r"), id="with CR alone"),
    pytest.param("%YAML 1.2\n---\n" + HEAD + "...\n# 以上\n", id="with the marks of a YAML document"),
    pytest.param(HEAD + "edition: " + "あ" * 1_000_000 + "\n", id="a line of 3 MB"),
    pytest.param(HEAD + "edition: '担当：企画課\t第2次 # 改訂 & 増補 [案] {案} *案* 「案」😀'\n", id="signs in quotes"),
    pytest.param(
        HEAD + "edition: |\n  title：\n　全角\n  - 箇条\n  % @ ` ' \"\n".replace("\n　", "\n  　"),
        id="signs in a block",
    ),
    pytest.param(HEAD + "edition: 第2次#1・R&D・*印・50%・a@b・〔案〕：〇\n", id="signs in a text without quotes"),
    pytest.param(HEAD + "edition: |\n  あ\n\n\n  い\n  \n", id="empty lines in a block"),
    pytest.param(
        HEAD + "sections: # 前文\n  # 次のとおり\n  - text: | # 本文\n      あ\n", id="comments in their places"
    ),
    pytest.param(HEAD + "edition:\n\nsource: {url: , document: ~}\n", id="known keys without values"),
]


def read(folder: Path, raw: bytes) -> PlanFile:
    path = folder / "x.yaml"
    path.write_bytes(raw)
    return read_plan(path, "plans/x.yaml")


def places(read_file: PlanFile) -> str:
    """Return every finding as line:column and code."""
    found = []
    for one in read_file.findings:
        span = one.place.span or (read_file.tree and read_file.tree.span(one.place.path, at_key=one.place.at_key))
        assert span is not None
        found.append(f"{span.line}:{span.column} {one.rule.code}")
    return ", ".join(found)


@pytest.mark.parametrize(("raw", "expected"), NOT_TEXT)
def test_what_is_no_text_is_one_finding(tmp_path: Path, raw: bytes, expected: str) -> None:
    found = read(tmp_path, raw)
    assert (places(found), found.plan) == (expected, None)


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("shift_jis", "Shift_JIS"),
        ("cp932", "Shift_JIS"),
        ("euc_jp", "EUC-JP"),
        ("iso2022_jp", "ISO-2022-JP"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
    ],
)
def test_an_encoding_is_named(tmp_path: Path, encoding: str, name: str) -> None:
    [finding] = read(tmp_path, HEAD.encode(encoding)).findings
    assert f"looks like {name}" in str(finding.message)


@pytest.mark.parametrize("what", INVISIBLE)
def test_an_invisible_character_is_named_at_its_place(tmp_path: Path, what: str) -> None:
    found = read(tmp_path, f"{HEAD}edition: 第2次{INVISIBLE[what]}改訂\n".encode())
    assert places(found) == "6:13 KY004"
    assert f"U+{ord(INVISIBLE[what]):04X}" in str(found.findings[0].message)


@pytest.mark.parametrize(("text", "expected"), BROKEN)
def test_a_broken_text_is_few_findings(tmp_path: Path, text: str, expected: str) -> None:
    assert places(read(tmp_path, text.encode())) == expected


@pytest.mark.parametrize(("text", "expected"), EASY_TO_OVERLOOK)
def test_what_is_easy_to_overlook_is_found(tmp_path: Path, text: str, expected: str) -> None:
    assert places(read(tmp_path, text.encode())) == expected


@pytest.mark.parametrize("text", SOUND)
def test_what_is_unusual_but_sound_is_read(tmp_path: Path, text: str) -> None:
    found = read(tmp_path, text.encode())
    assert (places(found), found.plan is not None) == ("", True)


LONG = "k" * 10_000


@pytest.mark.parametrize(
    "text",
    [
        HEAD + f'"{LONG}": 1\n',
        HEAD + f"visions: [{{id: {LONG.upper()}, title: a}}]\n",
        HEAD + f"amendments: [{{year: 2024, kind: {LONG}}}]\n",
        HEAD + f"labels: {{? {LONG} : a}}\n",
        HEAD + f"edition: !{LONG} a\n",
        HEAD + f"links: {{{LONG}}}\n",
        "format: " + "9" * 10_000 + HEAD[9:],
    ],
)
def test_a_sentence_repeats_no_more_than_a_few_words_of_the_file(tmp_path: Path, text: str) -> None:
    [finding] = read(tmp_path, text.encode()).findings
    assert len(str(finding.message)) < 200


def test_what_is_wrong_thousands_of_times_is_listed_so_far(tmp_path: Path) -> None:
    found = read(tmp_path, HEAVY["50,000 times the same key"].encode())
    assert len(found.findings) < 5_000
    assert str(found.findings[-1].message) == "From here on, more is wrong in this file than is listed."


@pytest.mark.parametrize(("text", "expected"), [*BROKEN, *EASY_TO_OVERLOOK])
def test_without_libyaml_the_same_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, expected: str
) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    found = places(read(tmp_path, text.encode()))
    assert lines(found) == lines(expected)


def lines(places: str) -> list[tuple[str, str]]:
    """Return line and code of each place; in which column an escape ends is a matter of the parser."""
    return [(place.split(":")[0], place.split(" ")[1]) for place in places.split(", ")]


class TestWhatIsNoFile:
    def test_a_folder(self, tmp_path: Path) -> None:
        assert self.sentence(tmp_path) == "KY001 This is a folder, not a YAML file."

    def test_200_megabytes(self, tmp_path: Path) -> None:
        with (tmp_path / "x.yaml").open("wb") as file:
            file.truncate(200_000_000)
        assert self.sentence(tmp_path / "x.yaml") == "KY002 The file is 200 MB; kyodo reads up to 8 MB."

    def test_a_pipe(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "x.yaml")
        assert self.sentence(tmp_path / "x.yaml") == "KY001 This is a pipe or a device, not a YAML file."

    def test_a_socket(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)  # the name of a socket may not be long
        with socket.socket(socket.AF_UNIX) as opened:
            opened.bind("x.yaml")
            assert self.sentence(tmp_path / "x.yaml") == "KY001 This is a pipe or a device, not a YAML file."

    def test_a_device_without_end(self) -> None:
        assert self.sentence(Path("/dev/zero")) == "KY001 This is a pipe or a device, not a YAML file."

    def test_a_link_in_a_circle(self, tmp_path: Path) -> None:
        (tmp_path / "x.yaml").symlink_to(tmp_path / "x.yaml")
        expected = "KY001 The file cannot be read: it is a link that leads nowhere or in a circle."
        assert self.sentence(tmp_path / "x.yaml") == expected

    def test_a_link_to_nowhere(self, tmp_path: Path) -> None:
        (tmp_path / "x.yaml").symlink_to(tmp_path / "nowhere")
        expected = "KY001 The file cannot be read: it is a link that leads nowhere or in a circle."
        assert self.sentence(tmp_path / "x.yaml") == expected

    def test_nothing(self, tmp_path: Path) -> None:
        expected = "KY001 The file cannot be read: there is no such file."
        assert self.sentence(tmp_path / "x.yaml") == expected

    def sentence(self, path: Path) -> str:
        found = read_plan(path, "plans/x.yaml")
        [finding] = found.findings
        assert (found.plan, places(found)) == (None, f"1:1 {finding.rule.code}")
        assert finding.hint is not None
        return f"{finding.rule.code} {finding.message}"


def run(folder: Path, *arguments: str, before: str = "") -> subprocess.CompletedProcess[str]:
    """Run the real program in two gigabytes of memory; `before` is Python that the process runs first."""
    start = f"{before}\nfrom kyodo_cli.cli.main import main; main()"
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("KYODO_", "LC_"))}
    return subprocess.run(
        [sys.executable, "-c", start, *arguments],
        cwd=folder,
        env=environment | {"KYODO_LANG": "en"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30)),
    )


def bad_plans() -> dict[str, bytes]:
    """Return all that is wrong above, but what is heavy, by its name."""
    contents = {str(one.id): one.values[0] for one in (*NOT_TEXT, *BROKEN, *EASY_TO_OVERLOOK)}
    return {name: one if isinstance(one, bytes) else str(one).encode() for name, one in contents.items()}


def test_one_run_names_every_bad_file(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    names = {}
    for number, (name, raw) in enumerate(bad_plans().items()):
        names[f"plans/p{number}.yaml"] = name
        (tmp_path / "plans" / f"p{number}.yaml").write_bytes(raw)
    done = run(tmp_path, "validate", "--format", "json")
    errors = [one for one in json.loads(done.stdout)["items"] if one["severity"] == "error"]
    unread = {one["path"] for one in errors if one["code"].startswith("KY0")}
    assert (done.returncode, done.stderr) == (1, "")
    assert [name for file, name in names.items() if file not in unread] == []


@pytest.mark.parametrize("what", HEAVY)
def test_a_heavy_file_is_refused_in_time(tmp_path: Path, what: str) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "x.yaml").write_text(HEAVY[what], encoding="utf-8", newline="")
    done = run(tmp_path, "validate", "--format", "github")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("::error file=plans/x.yaml,line=")


@pytest.mark.parametrize("text", [HEAD + "edition: '第2次\n", "[" * 1_000_000, HEAD + "---\n", ""])
def test_a_command_that_needs_an_unreadable_plan_says_so(tmp_path: Path, text: str) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "x.yaml").write_text(text, encoding="utf-8")
    done = run(tmp_path, "show", "plan", "x")
    assert (done.returncode, done.stdout) == (4, "")
    assert "plans/x.yaml could not be read" in done.stderr


def test_what_could_be_read_is_shown_and_the_exit_code_says_that_it_is_not_all(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    actions = "actions:\n  - {id: a1, title: 交流会}\n  - {id: a2, title: 5}\n"
    (tmp_path / "plans" / "x.yaml").write_text(HEAD + actions, encoding="utf-8")
    done = run(tmp_path, "show", "action", "a1")
    assert done.returncode == 4
    assert "交流会" in done.stdout
    assert "plans/x.yaml could not be read in full" in done.stderr


WITHOUT_POWER = """\
import ctypes, os
if os.geteuid() == 0:  # the superuser may read what nobody may, unless the process gives that power up (capset(2))
    libc = ctypes.CDLL(None, use_errno=True)
    header, sets = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    assert libc.capset(ctypes.byref(header), ctypes.byref(sets)) == 0
"""


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "x.yaml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "plans" / "x.yaml").chmod(0)
    checked = run(tmp_path, "validate", before=WITHOUT_POWER)
    shown = run(tmp_path, "show", "plan", "x", before=WITHOUT_POWER)
    assert checked.returncode == 1
    assert "plans/x.yaml:1:1 KY001 error: The file cannot be read: no permission to read it." in checked.stdout
    assert (shown.returncode, shown.stdout) == (4, "")
