"""The defects that reading a file can find (KY0xx)."""

from typing import Final

from kyodo_cli.findings.finding import Rule

UNREADABLE: Final = Rule("KY001", "unreadable-file", "error")
TOO_LARGE: Final = Rule("KY002", "file-too-large", "error")
ENCODING: Final = Rule("KY003", "not-utf-8", "error")
CONTROL_CHARACTER: Final = Rule("KY004", "control-character", "error")
EMPTY: Final = Rule("KY005", "empty-file", "error")
SYNTAX: Final = Rule("KY006", "syntax-error", "error")
TOO_DEEP: Final = Rule("KY007", "nested-too-deep", "error")
SECOND_DOCUMENT: Final = Rule("KY008", "second-document", "error")
TAG: Final = Rule("KY009", "tag-or-directive", "error")
ALIAS: Final = Rule("KY010", "anchor-or-alias", "error")
DUPLICATE_KEY: Final = Rule("KY011", "duplicate-key", "error")
KEY_NOT_TEXT: Final = Rule("KY012", "key-not-text", "error")
NOT_A_MAPPING: Final = Rule("KY013", "no-keys-at-the-top", "error")
FORMAT_VERSION: Final = Rule("KY014", "format-version", "error")
UNKNOWN_KEY: Final = Rule("KY015", "unknown-key", "error")
MISSING_KEY: Final = Rule("KY016", "missing-key", "error")
WRONG_TYPE: Final = Rule("KY017", "wrong-type", "error")
WRONG_VALUE: Final = Rule("KY018", "wrong-value", "error")
EMPTY_VALUE: Final = Rule("KY019", "empty-value", "error")
FULL_WIDTH_SYNTAX: Final = Rule("KY020", "full-width-syntax", "error")

READING_RULES: Final = (
    UNREADABLE,
    TOO_LARGE,
    ENCODING,
    CONTROL_CHARACTER,
    EMPTY,
    SYNTAX,
    TOO_DEEP,
    SECOND_DOCUMENT,
    TAG,
    ALIAS,
    DUPLICATE_KEY,
    KEY_NOT_TEXT,
    NOT_A_MAPPING,
    FORMAT_VERSION,
    UNKNOWN_KEY,
    MISSING_KEY,
    WRONG_TYPE,
    WRONG_VALUE,
    EMPTY_VALUE,
    FULL_WIDTH_SYNTAX,
)
