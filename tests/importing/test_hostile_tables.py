"""Tables made to do harm, or by nobody in his right mind, cost little and end in one sentence."""

import resource
import time
from pathlib import Path

import pytest

from kyodo_cli.base.errors import KyodoError
from plan_tables import delimited, imported

WIDE = [["取組", *(f"列{at}" for at in range(16_000))], ["1 交流会", *("x" for _ in range(16_000))]]
MANY = [["取組", "関連"], *([f"{at} 取組", "、".join(map(str, range(1, 60)))] for at in range(1, 1000))]
HOSTILE = {
    "16,000 columns": delimited(WIDE),
    "1,000 items with 60 links": delimited(MANY),
    "one cell of three million characters": "取組,内容\n1 交流会," + "あ" * 3_000_000 + "\n",
    "a title that is a long number": "取組,内容\n" + "1" * 32_000 + " 交流会,x\n",
    "a long list of numbers": '取組,関連\n1 交流会,"' + ",".join(["1"] * 16_000) + '"\n',
    "blanks that could be parted in many ways": "取組,関連\n1 交流会," + " " * 15_000 + "・" * 15_000 + "\n",
    "dots": "取組,担当課\n1 交流会," + "・".join(["課"] * 16_000) + "\n",
    "brackets": "取組,指標\n1 交流会," + "(" * 32_000 + "\n",
    "digits": "取組,指標,目標値\n1 交流会,数," + "1" * 32_000 + "\n",
    "chains": "取組,関連\n1 交流会," + "1-" * 16_000 + "\n",
    "joined digits": "取組,関連\n" + "\n".join(f"{at} 取組,{'1' * 12}" for at in range(1, 100)) + "\n",
    "heads again and again": "取組,内容\n" * 20_000,
    "300 rows of headings": delimited([["取組", "課題", "概要"], ["施策", "目標値", "単位"]] * 150),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_table_costs_little(tmp_path: Path, name: str) -> None:
    began, memory = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        imported(tmp_path, HOSTILE[name])
    except KyodoError as fault:
        assert str(fault)  # noqa: PT017  # it may be taken as well
    assert time.process_time() - began < 60
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 500_000  # KiB
