"""Measure kyodo as it is installed, against what its libraries alone cost: `python benchmarks/run.py`.

Builds the wheel, installs it into an environment of its own, and measures in one run, so that the ratios hold whatever
the machine is busy with. It prints a table and always exits 0: it informs, it does not gate.
"""

import argparse
import json
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

from corpus import ACTIONS, MUNICIPALITIES, YEARS, plan_id, write_corpus
from processes import Command, Cost, Failed, completed, cost, medians
from publishers import PUBLISHERS

ROOT: Final = Path(__file__).parent.parent
STAGES: Final = Path(__file__).parent / "stages.py"

LIBRARIES: Final = "import typer, pydantic; from pydantic import BaseModel"
"""What a program of this kind pays before it does anything."""

NOTHING_KEPT: Final = {"KYODO_NO_CACHE": "1"}

MB: Final = 1024 * 1024

IMPORTED: Final = r"import time:\s+(\d+) \|\s+\d+ \|\s+(\S+)"
"""A line of `-X importtime`: microseconds of the module itself, its name."""


class Sizes(NamedTuple):
    """How much is measured."""

    rounds: int
    plans: int
    few: int
    sample: int
    published: int


FULL: Final = Sizes(rounds=21, plans=MUNICIPALITIES, few=200, sample=40, published=100)
QUICK: Final = Sizes(rounds=5, plans=200, few=60, sample=5, published=10)


class Bench(NamedTuple):
    """What is measured, and with what: the environments, a folder to work in, a clean process environment."""

    python: Path
    kyodo: Path
    work: Path
    sizes: Sizes
    environment: dict[str, str]


class Row(NamedTuple):
    """One line of the table; the ratio is the measured over the reference, or the other way round for speed-ups."""

    what: str
    measured: str
    reference: str = ""
    ratio: float | None = None
    target: str = ""
    reached: bool | None = None


def main() -> None:
    """Measure what the command line asks for, and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few rounds, small samples: to see that it runs")
    parser.add_argument(
        "--only", choices=list(MEASUREMENTS), action="append", metavar="NAME", help=", ".join(MEASUREMENTS)
    )
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kyodo-bench-") as folder:
        bench = _prepare(Path(folder), QUICK if wanted.quick else FULL)
        print(f"{os.cpu_count()} processors, Python {sys.version.split()[0]}; CPU is user and system time\n")
        for name in wanted.only or MEASUREMENTS:
            try:
                _print(MEASUREMENTS[name](bench))
            except Failed as failure:
                print(f"{name} could not be measured: {failure}\n")


def starting(bench: Bench) -> Iterator[Row]:
    """Compare single commands on the founding plans with the import of the libraries."""
    show = _kyodo(bench, ROOT, "show", "action", "4")
    commands = {
        "libraries": Command([bench.python, "-c", LIBRARIES], ROOT),
        "show": show,
        "show anew": show._replace(settings=NOTHING_KEPT),
        "validate": _kyodo(bench, ROOT, "validate"),
        "report": _kyodo(bench, ROOT, "report", "--year", "2024", "--plan", "kamagaya", "-o", bench.work / "reports"),
    }
    found = medians(commands, bench.environment, bench.sizes.rounds)
    base = found["libraries"]
    yield Row("python -c 'import typer, pydantic; …'", _ms(base))
    yield _at_most("kyodo show action 4", found["show"], base, 1.3)
    yield _at_most("kyodo show action 4, no page kept", found["show anew"], base, 1.3)
    yield _at_most("kyodo validate, 2 founding plans", found["validate"], base, 1.5)
    yield _at_most("kyodo report, 1 plan; against show, no page kept", found["report"], found["show anew"], 2.0)


def corpus(bench: Bench) -> Iterator[Row]:
    """Check every municipality's plan and years, and the same of a few, for time and memory."""
    many, few = _corpus(bench, bench.sizes.plans), _corpus(bench, bench.sizes.few)
    small = cost(_kyodo(bench, few, "validate"), bench.environment, watch=True)
    large = cost(_kyodo(bench, many, "validate"), bench.environment, watch=True)
    for plans, one in ((bench.sizes.few, small), (bench.sizes.plans, large)):
        files = plans * (1 + len(YEARS))
        yield Row(
            f"kyodo validate, {plans} plans, {files} files",
            f"{one.wall:.2f} s, CPU {one.cpu:.2f} s, {one.peak / MB:.0f} MB",
            f"{files / one.wall:.0f} files/s, {one.wall / plans * 1000:.1f} ms a plan",
        )
    more = (large.peak - small.peak) / (bench.sizes.plans - bench.sizes.few) / 1024
    yield Row("memory for each further plan", f"{more:.1f} KB", "a plan with its years: 80 KB", None, "flat", more < 20)


def neighbour(bench: Bench) -> Iterator[Row]:
    """Compare the check of all with check-jsonschema, which checks the schema alone, on a sample of the same files."""
    folder = _corpus(bench, bench.sizes.plans)
    ours = medians({"validate": _kyodo(bench, folder, "validate")}, bench.environment, 3)["validate"]
    program = _environment(bench.work / "neighbour", "check-jsonschema").parent / "check-jsonschema"
    wall = cpu = 0.0
    for what in ("plan", "records"):
        schema = bench.work / f"{what}.schema.json"
        printed = completed(_kyodo(bench, ROOT, "schema", what), bench.environment).stdout
        schema.write_text(printed, encoding="utf-8")
        sample = [file for plan in range(1, bench.sizes.sample + 1) for file in _files(plan, what)]
        one, all_of_them = (
            cost(Command([program, "--schemafile", schema, *files], folder), bench.environment)
            for files in (sample[:1], sample)
        )
        share = len(sample) / bench.sizes.sample / (len(sample) - 1)  # files of a plan, over the files that came on top
        wall += (all_of_them.wall - one.wall) * share
        cpu += (all_of_them.cpu - one.cpu) * share
    our_wall, our_cpu = ours.wall / bench.sizes.plans, ours.cpu / bench.sizes.plans
    yield Row("check-jsonschema, a plan and its years, schema alone", f"{wall * 1000:.0f} ms, CPU {cpu * 1000:.0f} ms")
    yield Row(
        "kyodo validate, a plan and its years, every rule",
        f"{our_wall * 1000:.1f} ms, CPU {our_cpu * 1000:.1f} ms",
        f"CPU alone: {cpu / our_cpu:.1f} times faster",
        wall / our_wall,
        "≥ 20 times faster",
        wall / our_wall >= 20,
    )


def reports(bench: Bench) -> Iterator[Row]:
    """Write the reports of every plan, and compare HTML alone with other publishers of as many items, item by item."""
    many, few = _corpus(bench, bench.sizes.plans), _corpus(bench, bench.sizes.few)
    html = _report(bench, many, "html")
    small, large = (cost(one, bench.environment, watch=True) for one in (_report(bench, few, "md,html"), html))
    items, theirs = bench.sizes.plans * ACTIONS, bench.sizes.published * ACTIONS
    yield Row(f"kyodo report, {bench.sizes.few} plans, two formats", _seconds(small), _each(small, bench.sizes.few))
    yield Row(f"kyodo report, {bench.sizes.plans} plans, HTML", _seconds(large), _each(large, bench.sizes.plans))
    ours = large.wall / items
    for name, publisher in PUBLISHERS.items():
        folder = bench.work / name
        publisher.write(folder, bench.sizes.published)
        program = _environment(bench.work / f"{name}-environment", publisher.package).parent / name
        found = cost(Command([program, *publisher.arguments], folder), bench.environment, watch=True)
        their = found.wall / theirs
        faster = their / ours
        again = f"CPU alone: {(found.cpu / theirs) / (large.cpu / items):.1f} times faster"
        yield Row(f"{name}, {theirs} items as HTML", _seconds(found), f"{their * 1000:.1f} ms an item")
        yield Row(
            f"kyodo report, an item; against {name}",
            f"{ours * 1000:.2f} ms",
            again,
            faster,
            "≥ 20 times faster",
            faster >= 20,
        )


def _report(bench: Bench, folder: Path, forms: str) -> Command:
    output = bench.work / f"reports-of-{folder.name}"
    return _kyodo(bench, folder, "report", "--year", str(YEARS[-1]), "--format", forms, "-o", output)


def _seconds(one: Cost) -> str:
    return f"{one.wall:.2f} s, CPU {one.cpu:.2f} s, {one.peak / MB:.0f} MB"


def _each(one: Cost, plans: int) -> str:
    return f"{one.wall / plans * 1000:.1f} ms a plan, CPU {one.cpu / plans * 1000:.1f} ms"


def stages(bench: Bench) -> Iterator[Row]:
    """Say where the time of a run goes, from within; and, of the corpus, what one plan with its years costs."""
    runs = {"show": ROOT, "validate": ROOT}
    for command, folder in runs.items():
        total, found = _stages(bench, command, folder)
        for stage, spent in found.items():
            yield Row(f"{command}: {stage}", f"{spent:.1f} ms", f"{spent / total:.0%}")
    plans = bench.sizes.few
    _, found = _stages(bench, "validate", _corpus(bench, plans))
    for stage in PER_PLAN:
        yield Row(f"corpus, each plan with its years: {stage}", f"{found[stage] / plans:.2f} ms")


PER_PLAN: Final = (
    "read bytes",
    "parse YAML",
    "validate the model",
    "outline",
    "rules on the plan",
    "rules on the years",
    "summary and silencers",
)


def imports(bench: Bench) -> Iterator[Row]:
    """Say which packages a start imports, and for how long, as `-X importtime` sees it (which slows it down)."""
    for command in (["show", "action", "4"], ["validate"]):
        runs = [_import_times(bench, command) for _ in range(max(3, bench.sizes.rounds // 4))]
        costs = {name: median(run.get(name, 0.0) for run in runs) for name in runs[0]}
        for name, spent in sorted(costs.items(), key=lambda one: -one[1])[:8]:
            yield Row(f"{command[0]}: import {name}", f"{spent:.1f} ms", f"{spent / sum(costs.values()):.0%}")


MEASUREMENTS: Final[dict[str, Callable[[Bench], Iterator[Row]]]] = {
    "starting": starting,
    "corpus": corpus,
    "neighbour": neighbour,
    "reports": reports,
    "stages": stages,
    "imports": imports,
}


def _prepare(work: Path, sizes: Sizes) -> Bench:
    environment = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "LC_ALL")}
    environment |= {"HOME": str(work), "KYODO_LANG": "ja", "PYTHONDONTWRITEBYTECODE": "1"}
    completed(Command([sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", work, ROOT], work), os.environ)
    python = _environment(work / "kyodo", *work.glob("*.whl"))
    return Bench(python, python.parent / "kyodo", work, sizes, environment)


def _environment(folder: Path, *packages: str | Path) -> Path:
    """Make an environment with packages and their bytecode; return its Python."""
    completed(Command([sys.executable, "-m", "venv", folder], folder.parent), os.environ)
    python = folder / "bin" / "python"
    completed(Command([python, "-m", "pip", "install", "-q", "--compile", *packages], folder), os.environ)
    return python


def _kyodo(bench: Bench, folder: Path, *arguments: str | Path) -> Command:
    return Command([bench.kyodo, *arguments], folder)


def _corpus(bench: Bench, plans: int) -> Path:
    folder = bench.work / f"corpus-{plans}"
    if not folder.exists():
        write_corpus(folder, plans)
    return folder


def _files(plan: int, what: str) -> list[str]:
    if what == "plan":
        return [f"plans/{plan_id(plan)}.yaml"]
    return [f"records/{plan_id(plan)}/{year}.yaml" for year in YEARS]


def _stages(bench: Bench, command: str, folder: Path) -> tuple[float, dict[str, float]]:
    repeat = max(1, bench.sizes.rounds // 3) if folder == ROOT else 1
    wanted = Command([bench.python, STAGES, command], folder)
    runs = [json.loads(completed(wanted, bench.environment).stdout) for _ in range(repeat)]
    found = {stage: median(run[stage] for run in runs) for stage in runs[0]}
    return sum(found.values()), found


def _import_times(bench: Bench, arguments: list[str]) -> dict[str, float]:
    """Return the milliseconds that each top-level package, and each floor of ours, took to import."""
    command = Command([bench.python, "-X", "importtime", bench.kyodo, *arguments], ROOT, NOTHING_KEPT)
    found: dict[str, float] = {}
    for spent, module in re.findall(IMPORTED, completed(command, bench.environment).stderr):
        parts = module.split(".")
        name = ".".join(parts[:2]) if parts[0] == "kyodo_cli" else parts[0]
        found[name] = found.get(name, 0.0) + int(spent) / 1000
    return found


def _at_most(what: str, measured: Cost, reference: Cost, most: float) -> Row:
    ratio = measured.cpu / reference.cpu
    return Row(what, _ms(measured), _ms(reference), ratio, f"≤ {most}", ratio <= most)


def _ms(one: Cost) -> str:
    return f"CPU {one.cpu * 1000:.1f} ms, wall {one.wall * 1000:.1f} ms"


def _print(rows: Iterator[Row]) -> None:
    for row in rows:
        ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
        verdict = {None: "", True: "reached", False: "missed"}[row.reached]
        line = f"{row.what:58} {row.measured:34} {row.reference:34} {ratio:>6}  {row.target:18} {verdict}"
        print(line.rstrip(), flush=True)
    print()


if __name__ == "__main__":
    main()
