"""Text folded so that what looks alike is equal: width, case, kana, dashes, variant kanji, blanks."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final
from unicodedata import category, normalize

# Each group is folded to its last kanji. First come old and new forms in 常用漢字表 (2010) that names of people, places
# and offices keep; then 人名用漢字 (戸籍法施行規則別表第二) in two forms; then 表外漢字字体表 (2000); then what these
# tables leave out, from family registers and place names. 斉 and 斎 are two characters, but the names written with
# them are taken for each other.
VARIANTS: Final = """
亞亜 惡悪 壓圧 圍囲 醫医 爲為 壹壱 榮栄 營営 衞衛 驛駅 圓円 鹽塩 緣縁 應応 櫻桜 奧奥 橫横 溫温 穩穏 價価 畫画 會会
繪絵 懷懐 擴拡 覺覚 學学 嶽岳 樂楽 卷巻 寬寛 關関 觀観 氣気 歸帰 龜亀 舊旧 擧挙 峽峡 狹狭 鄕郷 曉暁 區区 勳勲 薰薫
惠恵 溪渓 經経 輕軽 繼継 螢蛍 鷄鶏 藝芸 縣県 劍剣 險険 檢検 獻献 權権 顯顕 驗験 嚴厳 廣広 效効 恆恒 黃黄 鑛鉱 號号
國国 黑黒 濟済 齊齋斉斎 雜雑 參参 棧桟 蠶蚕 贊賛 殘残 絲糸 齒歯 兒児 辭辞 實実 寫写 釋釈 壽寿 收収 從従 澁渋 縱縦
處処 緖緒 敍叙 將将 稱称 燒焼 證証 條条 狀状 乘乗 淨浄 疊畳 繩縄 讓譲 觸触 眞真 愼慎 盡尽 圖図 穗穂 隨随 數数 瀨瀬
聲声 靜静 攝摂 專専 淺浅 戰戦 錢銭 潛潜 纖繊 禪禅 雙双 壯壮 爭争 莊荘 巢巣 曾曽 裝装 總総 增増 藏蔵 屬属 續続 對対
體体 帶帯 臺台 瀧滝 擇択 澤沢 擔担 單単 團団 彈弾 遲遅 晝昼 廳庁 聽聴 鎭鎮 鐵鉄 點点 轉転 傳伝 燈灯 當当 黨党 德徳
獨独 讀読 賣売 麥麦 發発 髮髪 濱浜 甁瓶 邊辺 變変 辨瓣辯弁 步歩 寶宝 豐豊 每毎 萬万 彌弥 藥薬 與与 豫予 譽誉 搖揺
樣様 謠謡 來来 賴頼 覽覧 龍竜 兩両 獵猟 綠緑 禮礼 靈霊 勞労 樓楼 錄録 灣湾 佛仏 歷歴 曆暦 稻稲 塡填 剝剥 頰頬 𠮟叱

凉涼 冨富 埜野 峯峰 嶋島 盃杯 薗園 飜翻 駈駆 亙亘 凛凜 堯尭 巖巌 晄晃 桧檜 槇槙 禰祢 祿禄 穰穣 萠萌 遙遥

鷗鴎 穎頴 麴麹 蔣蒋 枡桝 蘆芦 醬醤 禱祷

髙高 﨑嵜崎 濵浜 邉辺 𠮷吉 嶌島 栁柳 桒桑 槗橋 渕淵 舘館 驒騨 諌諫 砺礪 梼檮 鯵鰺 蛎蠣 篭籠 竃竈 靭靱 讚讃
"""
DASHES: Final = "\u2010\u2012\u2013\u2014\u2015\u2212\u2500\u2501"  # ‐ ‒ – — ― − ─ ━
KANA: Final = "ぁ-ゟァ-ヺㇰ-ㇿ"

# A prolonged sound mark is a dash unless it follows kana; one that begins the text belongs to the kana after it.
DASHES_LIKE_A_PROLONGED_SOUND: Final = f"(?<=[^{KANA}ー])ー+|^ー+(?![{KANA}ー])"

# From which likeness on one word is taken for a slip of another; in a word of up to three characters one wrong
# character weighs more.
LIKE: Final = 0.6
LIKE_IF_SHORT: Final = 0.5
SHORT: Final = 3

# Stands in a fast folding for what must be folded together with the character before it.
JOINED: Final = "\uffff"


def folded(text: str) -> str:
    """Return a text folded for comparison: NFKC, lower case, hiragana, plain dashes, usual kanji, single blanks.

    ヶ and ケ are equal, and so are ヵ and カ; what a word means by them is not looked at.
    """
    if text.isascii():
        return " ".join(text.casefold().split())
    plain = text.translate(_FOLDS)
    if JOINED in plain:
        return folded_with_map(text)[0]
    return _with_dashes(" ".join(plain.split()))


def folded_with_map(text: str) -> tuple[str, tuple[int, ...]]:
    """Return a folded text, and for each of its characters the index in the text that it comes from.

    A hit `start:end` in the folded text ends in the text before `max(map[end - 1] + 1, map[end])`, or with the text.
    """
    characters: list[str] = []
    places: list[int] = []
    for place, cluster in _clusters(text):
        for character in _folded_cluster(cluster):
            blank = character.isspace()
            if blank and (not characters or characters[-1] == " "):
                continue
            characters.append(" " if blank else character)
            places.append(place)
    if characters and characters[-1] == " ":
        del characters[-1], places[-1]
    return _with_dashes("".join(characters)), tuple(places)


def nearest(word: str, candidates: Iterable[str], limit: int = 3) -> list[str]:
    """Return the candidates most like a word, the likest first, for a "did you mean"; none if none is like it."""
    from difflib import SequenceMatcher

    wanted = folded(word)
    least = LIKE_IF_SHORT if len(wanted) <= SHORT else LIKE
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    found: list[tuple[float, int, str]] = []
    for place, candidate in enumerate(dict.fromkeys(candidates)):
        matcher.set_seq1(folded(candidate))
        if matcher.quick_ratio() >= least and (ratio := matcher.ratio()) >= least:
            found.append((-ratio, place, candidate))
    return [candidate for _, _, candidate in sorted(found)[:limit]]


def look_alikes() -> dict[str, str]:
    """Return what is folded to something else than Unicode's compatibility form, for who folds in another language."""
    return {chr(code): other for code, other in sorted(_look_alikes().items())}


class _Folds(dict[int, str]):
    """What each character is folded to when it stands alone, found when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = JOINED if _joins(character) else _folded_cluster(character)
        return self[code]


_FOLDS: Final = _Folds()


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """Return the characters of a text, each with the marks on it, and where they begin."""
    start = 0
    for place in range(1, len(text)):
        if not _joins(text[place]):
            yield start, text[start:place]
            start = place
    if text:
        yield start, text[start:]


@cache
def _joins(character: str) -> bool:
    """Tell whether a character is folded with the one before it: accents, ﾞ, variation selectors, what is invisible."""
    return character in "ﾞﾟ゛゜" or category(character) in {"Mn", "Me", "Cf"} or "\u1160" <= character <= "\u11ff"


@cache
def _folded_cluster(cluster: str) -> str:
    """Return a character and the marks on it as they are folded."""
    visible = (character for character in cluster if not _is_ignored(character))
    text = "".join(visible).replace("゛", "\u3099").replace("゜", "\u309a")
    while True:
        plain = normalize("NFKC", normalize("NFKC", text).casefold()).translate(_look_alikes())
        if plain == text:
            return text
        text = plain


def _is_ignored(character: str) -> bool:
    """Tell whether a character says nothing by itself: variation selectors and format characters."""
    return category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


@cache
def _look_alikes() -> dict[int, str]:
    """Return what is folded to something else than Unicode's compatibility form."""
    table = {ord(variant): group[-1] for group in VARIANTS.split() for variant in group[:-1]}
    table |= {code: chr(code - 0x60) for code in (*range(ord("ァ"), ord("ヷ")), ord("ヽ"), ord("ヾ"))}
    table |= {ord(dash): "-" for dash in DASHES}
    return table | {ord(one): other for one, other in zip("ヶヵゖゕ〜∼〰、。", "けかけか~~~,.", strict=True)}


def _with_dashes(text: str) -> str:
    """Return a folded text with dashes for the prolonged sound marks that are none."""
    if "ー" not in text:
        return text
    return re.sub(DASHES_LIKE_A_PROLONGED_SOUND, lambda found: "-" * len(found[0]), text)
