"""Asking at a terminal for what an evaluation still needs: the meanings beside it, last year's text as a start."""

import contextlib
import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final, NamedTuple

from kyodo_cli.analysis.scales import grade_of, scale_of, stages_of
from kyodo_cli.base.errors import UsageFault
from kyodo_cli.base.language import Message
from kyodo_cli.base.years import printed_year
from kyodo_cli.cli.output import columns, may_colour, write
from kyodo_cli.cli.surroundings import Surroundings
from kyodo_cli.model.outline import Entry
from kyodo_cli.model.plan import Plan
from kyodo_cli.model.rating import Stage
from kyodo_cli.model.year import Evaluation
from kyodo_cli.recording.evaluation import TEXTS, direction_code, rating_code, stage_named
from kyodo_cli.recording.places import Ledger
from kyodo_cli.recording.rollover import planned_for
from kyodo_cli.recording.typed import Typed
from kyodo_cli.render.paper import Paper
from kyodo_cli.views.words import word

AS_LAST_YEAR: Final = "="
"""Typed where the terminal cannot offer a text to be changed: take the text that is shown."""

Check = Callable[[str], object]
"""Raises a UsageFault where an answer is none."""


class Scene(NamedTuple):
    """What the questions are about."""

    around: Surroundings
    where: Ledger
    entry: Entry
    stage: Stage

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.where.book.plan

    @property
    def now(self) -> Evaluation | None:
        """What is recorded of the item in the year."""
        return self.where.records.evaluations.get(self.entry.id) if self.where.records else None

    @property
    def before(self) -> Evaluation | None:
        """What was recorded of the item the year before."""
        records = self.where.book.years.get(self.where.year - 1)
        return records.evaluations.get(self.entry.id) if records else None

    def say(self, message: Message | str) -> str:
        """Return a sentence in the language of the interface."""
        return message.in_language(self.around.language) if isinstance(message, Message) else message


def can_ask() -> bool:
    """Say whether somebody sits at a terminal and can be asked."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def interview(around: Surroundings, where: Ledger, entry: Entry, typed: Typed) -> Typed:
    """Ask for what was not typed: everything where nothing was, else only what must not be missing.

    Raises:
        UsageFault: the plan has no such stage in the year.
        KeyboardInterrupt: the answer was the end of input.
    """
    scene = Scene(around, where, entry, stage_named(where.book.plan, where.year, typed.stage))
    asks_all = not any(value for name, value in typed._asdict().items() if name not in ("stage", "by", "date"))
    write(_introduction(scene))
    is_first = scene.stage.id == stage_named(scene.plan, where.year, None).id
    if is_first:
        for name in TEXTS[:2] if asks_all else TEXTS[1:2]:
            typed = _ask_text(scene, typed, name)
    typed = _ask_ratings(scene, typed)
    if _needs_reason(scene, typed):
        typed = _ask_reason(scene, typed, is_first=is_first)
    if asks_all:
        for name in [one for one in TEXTS[2:] if is_first and not getattr(typed, one)]:
            typed = _ask_text(scene, typed, name)
        typed = _ask_direction(scene, typed)
        if not typed.comments:
            comment = _ask(scene, word(scene.plan, "comment"), _recorded_comment(scene))
            typed = typed._replace(comments=[comment] if comment else ())
    return typed


def agreed(around: Surroundings, summary: str) -> bool:
    """Show what would be recorded, and ask whether it should be."""
    write("\n" + summary)
    question = Message("Record this? [Y/n]").in_language(around.language)
    return typed_answer(f"{question} ", "").strip().lower() in ("", "y", "yes", "はい", "ｙ")


def _introduction(scene: Scene) -> str:
    paper = Paper(scene.around.language, columns(), bold=may_colour())
    number = f"{scene.entry.node.number} " if scene.entry.node.number else ""
    paper.heading(f"{number}{scene.entry.node.title}")
    paper.line(f"{scene.plan.title} {printed_year(scene.where.year, scene.around.language)} {scene.stage.label}")
    if scene.entry.node.need:
        paper.entry(word(scene.plan, "need"), scene.entry.node.need)
    last, stages = scene.before, {one.id: one.label for one in stages_of(scene.plan, scene.where.year - 1)}
    if last:
        paper.heading(Message("A year earlier"))
        for name in TEXTS:
            if text := getattr(last, name):
                paper.entry(word(scene.plan, name), text)
        for stage_id, review in last.reviews.items():
            given = [review.rating] if review.rating else [one.rating for one in review.ratings.values()]
            paper.entry(stages.get(stage_id, stage_id), "  ".join(given))
    paper.blank()
    paper.line(Message("Enter on an empty line leaves a question open."))
    paper.line(Message("Where a text stands there already, Enter takes it as it is: change it, or delete it."))
    return paper.text()


def _ask_text(scene: Scene, typed: Typed, name: str) -> Typed:
    if getattr(typed, name):
        return typed
    recorded = getattr(scene.now, name) if scene.now else None
    start = recorded or (planned_for(scene.entry.node, scene.where.year) if name == "planned" else None)
    if start is None and scene.before:
        start = getattr(scene.before, name)
    answer = _ask(scene, word(scene.plan, name), start or "")
    return typed._replace(**{name: answer}) if answer and answer != recorded else typed


def _ask_ratings(scene: Scene, typed: Typed) -> Typed:
    given = list(typed.ratings)
    asked: list[tuple[str, str, str | None]] = [(axis.id, axis.label, axis.scale) for axis in scene.stage.axes]
    for axis, label, scale_id in asked or [("", "", scene.stage.scale)]:
        if any(one.partition("=")[0] == axis if axis else True for one in given):
            continue
        scale = scale_of(scene.plan, scale_id, scene.where.year)
        paper = Paper(scene.around.language, columns())
        for grade in scale.grades if scale else ():
            paper.entry(grade.code, grade.label)
        if scale and scale.note:
            paper.line(scale.note)
        write(paper.text())
        rating = word(scene.plan, "rating")
        question = Message("{stage} ({axis})", stage=rating, axis=label) if label else rating
        code = _ask(scene, question, "", partial(rating_code, scene.plan, scene.where.year, scale_id))
        if code:
            given.append(f"{axis}={code}" if axis else code)
    return typed._replace(ratings=given)


def _needs_reason(scene: Scene, typed: Typed) -> bool:
    for one in typed.ratings:
        axis, sign, code = one.rpartition("=")
        scale_id = next((known.scale for known in scene.stage.axes if sign and known.id == axis), scene.stage.scale)
        scale = scale_of(scene.plan, scale_id, scene.where.year)
        grade = grade_of(scale, code) if scale else None
        if grade and grade.reason_required:
            return True
    return False


def _ask_reason(scene: Scene, typed: Typed, *, is_first: bool) -> Typed:
    name = "variance" if is_first else "comment"
    there = (scene.now.variance if scene.now else None) if is_first else _recorded_comment(scene)
    if there or (typed.variance if is_first else typed.comments):
        return typed
    question = Message("{label} (this grade needs a reason)", label=word(scene.plan, name))
    answer = ""
    while not answer:
        answer = _ask(scene, question, "")
    return typed._replace(variance=answer) if is_first else typed._replace(comments=[answer])


def _ask_direction(scene: Scene, typed: Typed) -> Typed:
    if typed.direction or not scene.plan.directions:
        return typed
    paper = Paper(scene.around.language, columns())
    for one in scene.plan.directions:
        paper.entry(one.code, one.label)
    write(paper.text())
    answer = _ask(scene, word(scene.plan, "direction"), "", partial(direction_code, scene.plan))
    return typed._replace(direction=answer or None)


def _recorded_comment(scene: Scene) -> str:
    review = scene.now.reviews.get(scene.stage.id) if scene.now else None
    return (review.comment or "") if review else ""


def _ask(scene: Scene, question: Message | str, start: str, check: Check | None = None) -> str:
    """Ask until the answer is one, or empty."""
    while True:
        answer = typed_answer(scene.say(Message("{question}: ", question=question)), start).strip()
        if start and answer in (AS_LAST_YEAR, _in_one_line(start)):
            return start
        try:
            if answer and check:
                check(answer)
        except UsageFault as fault:
            write(scene.say(fault.message))
            if fault.hint:
                write(scene.say(fault.hint))
        else:
            return answer


def _in_one_line(text: str) -> str:
    """Return a text as a line that is typed can offer it; taken unchanged, it keeps its own line breaks."""
    return text.replace("\n", " ").strip()


def typed_answer(question: str, start: str) -> str:
    """Ask one thing; `start` stands in the line already, to be changed there.

    Raises:
        KeyboardInterrupt: the answer was the end of input.
    """
    with _offered(_in_one_line(start)) as is_offered:
        if start and not is_offered:
            write(f"  = {start}")
        try:
            return input(question)
        except EOFError as error:
            raise KeyboardInterrupt from error


@contextlib.contextmanager
def _offered(start: str) -> Iterator[bool]:
    """Put a text into the line that is typed, to be changed there, where the terminal can do that."""
    try:
        import readline
    except ImportError:  # as on Windows
        yield False
        return
    readline.set_startup_hook(lambda: readline.insert_text(start))
    try:
        yield True
    finally:
        readline.set_startup_hook()
