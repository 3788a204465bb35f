"""`kyodo show KIND ID` with nothing else, as it is typed most: from kept pages where nothing has changed."""

from kyodo_cli.cli.output import columns, may_colour, write
from kyodo_cli.cli.shelf import Look, Shelf
from kyodo_cli.cli.surroundings import Surroundings


def show_plainly(around: Surroundings, kind: str, item: str) -> int:
    """Print the items that are meant; pages that had to be made are kept for the next time."""
    look = Look(around.language, columns(), may_colour(), around.this_year)
    shelf = Shelf(around.cache / "pages", look) if around.cache else None
    workspace = around.workspace()
    if shelf and (kept := shelf.find(workspace, kind, item)):
        write(kept)
        return 0
    from kyodo_cli.cli.asking import ask, counterpart_plans
    from kyodo_cli.cli.commands.show import page
    from kyodo_cli.cli.volumes import volume

    answer = ask(around, kind, item)
    others = counterpart_plans(around, answer.plans)
    write("\n".join(page(one, look, others=others) for one in answer.found))
    if shelf:
        for one in answer.plans:
            if not one.unread:
                shelf.keep(workspace, one.plan_file.file, volume(one, look, others))
    return answer.code
