"""What Jinja lets pass in templates of one's own: blocks that replace nothing, text that is nowhere, files unused."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, TemplateError, TemplateNotFound, nodes

from kyodo_cli.base.language import Message
from kyodo_cli.render.meant import with_nearest
from kyodo_cli.render.pages import BUILT_IN, built_in_names, environment_of
from kyodo_cli.render.template_faults import NoTemplates, TemplateFault, fault, names_given, no_template

if TYPE_CHECKING:
    from kyodo_cli.views.report import ReportView

ENDINGS: Final = (".j2", ".css")
"""Of the files that are taken for templates; whatever else lies there is let be."""

Reference = nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport


def refuse_what_is_lost(name: str, templates: Path, jinja: Environment) -> None:
    """Refuse a page of which something that was written would not be on it.

    Raises:
        TemplateFault: a block replaces nothing, or a text stands outside the blocks.
    """
    try:
        for one in _lost_in_line(name, templates, jinja):
            raise one
    except (TemplateError, UnicodeDecodeError) as error:
        raise fault(error, name, templates, jinja) from error


def faults(views: Sequence["ReportView"], templates: Path) -> Iterator[TemplateFault]:
    """Yield everything that is wrong with the templates of a folder: as they stand, then on pages made of them.

    Args:
        views: the reports to make pages of.
        templates: the folder.
    """
    standing = list(_folder_faults(templates, environment_of("html", "en", templates)))
    yield from standing
    said = {(one.template, one.line) for one in standing}
    yield from (one for one in _page_faults(views, templates) if (one.template, one.line) not in said)


def _folder_faults(templates: Path, jinja: Environment) -> Iterator[TemplateFault]:
    """Yield what is wrong with the templates of a folder as they stand, before any page is made of them."""
    names = sorted(
        path.relative_to(templates).as_posix()
        for path in templates.rglob("*")
        if path.is_file() and path.name.endswith(ENDINGS)
    )
    used = set(built_in_names())
    for name in names:
        try:
            tree = _tree(name, jinja)
            jinja.compile(*_source(name, jinja))
        except (TemplateError, UnicodeDecodeError) as error:
            yield fault(error, name, templates, jinja)
            continue
        used |= {wanted for wanted, _ in _references(tree)}
        yield from _unreachable(name, tree, jinja)
        yield from _not_imported(name, tree, jinja)
        yield from _macros_lacking(name, tree, jinja)
        yield from _lost(name, tree, jinja)
    for name in names:
        if name not in used:
            cause = Message("no page takes it, since kyodo has no template of this name")
            yield TemplateFault(name, None, with_nearest(cause, name, built_in_names()))


def _page_faults(views: Sequence["ReportView"], templates: Path) -> Iterator[TemplateFault]:
    """Yield what stops pages of templates of one's own: each fault once, whichever report shows it."""
    from kyodo_cli.render.editions import EDITIONS, Look, edition

    known = set(built_in_names())
    seen: set[str] = set()
    for form in EDITIONS:
        if f"report/report.{form}.j2" not in known:
            continue
        for view in views:
            try:
                edition(view, form, Look(templates))
            except NoTemplates:
                return
            except TemplateFault as found:
                if str(found) not in seen:
                    seen.add(str(found))
                    yield found


def _lost_in_line(name: str, templates: Path, jinja: Environment) -> Iterator[TemplateFault]:
    """Yield what is lost in a page and in those that it extends, as far as they are not ours."""
    seen: set[str] = set()
    while (templates / name).is_file() and name not in seen:
        seen.add(name)
        tree = _tree(name, jinja)
        yield from _unreachable(name, tree, jinja, only_itself=True)
        yield from _lost(name, tree, jinja)
        parent = _parent(tree)
        if parent is None:
            return
        name = parent


def _lost(name: str, tree: nodes.Template, jinja: Environment) -> Iterator[TemplateFault]:
    parent = _parent(tree)
    known = _blocks_above(parent, jinja) if parent else None
    if known is None:
        return
    for block in _top_blocks(tree):
        if block.name not in known:
            cause = Message("there is no block “{name}” in {parent}", name=block.name, parent=parent)
            yield TemplateFault(name, block.lineno, with_nearest(cause, block.name, known))
    after = False
    for one in tree.body:
        after = after or isinstance(one, nodes.Extends)
        if after and isinstance(one, nodes.Output) and (line := _first_text(one)):
            yield TemplateFault(name, line, Message("what stands outside the blocks is not on the page"))


def _unreachable(
    name: str, tree: nodes.Template, jinja: Environment, *, only_itself: bool = False
) -> Iterator[TemplateFault]:
    """Yield the templates asked for that are not there, and a template that asks for itself."""
    for wanted, node in _references(tree):
        if wanted == name:
            cause = Message("it asks for itself; kyodo's own is called “kyodo/{name}”", name=name)
            yield TemplateFault(name, node.lineno, cause)
        elif not only_itself and not getattr(node, "ignore_missing", False) and not _is_there(wanted, jinja):
            yield TemplateFault(name, node.lineno, no_template(wanted, jinja))


def _not_imported(name: str, tree: nodes.Template, jinja: Environment) -> Iterator[TemplateFault]:
    """Yield what is imported from a template that does not have it."""
    for wanted, node in _references(tree):
        if not isinstance(node, nodes.FromImport) or not _is_there(wanted, jinja):
            continue
        there = names_given(wanted, jinja)
        for one in (part if isinstance(part, str) else part[0] for part in node.names):
            if one not in there:
                cause = Message("there is no “{name}” in {parent}", name=one, parent=wanted)
                yield TemplateFault(name, node.lineno, with_nearest(cause, one, there))


def _macros_lacking(name: str, tree: nodes.Template, jinja: Environment) -> Iterator[TemplateFault]:
    """Yield the macros that our pages take from a part, and that the one in its place does not have."""
    if name not in built_in_names():
        return
    there = {one.name for one in tree.find_all(nodes.Macro)}
    for other in built_in_names():
        for wanted, node in _references(_tree(f"{BUILT_IN}/{other}", jinja)):
            if wanted != name or not isinstance(node, nodes.FromImport):
                continue
            for one in (part if isinstance(part, str) else part[0] for part in node.names):
                if one not in there:
                    there.add(one)  # to be said once
                    cause = Message("it has no macro “{name}”, which kyodo's pages take from it", name=one)
                    yield TemplateFault(name, None, cause)


def _references(tree: nodes.Template) -> Iterator[tuple[str, Reference]]:
    found: list[Reference] = [*tree.find_all(nodes.Extends), *tree.find_all(nodes.Include)]
    found += [*tree.find_all(nodes.Import), *tree.find_all(nodes.FromImport)]
    for node in found:
        if isinstance(node.template, nodes.Const) and isinstance(node.template.value, str):
            yield node.template.value, node


def _parent(tree: nodes.Template) -> str | None:
    found = tree.find(nodes.Extends)
    return found.template.value if found and isinstance(found.template, nodes.Const) else None


def _blocks_above(name: str | None, jinja: Environment) -> set[str] | None:
    """Return the blocks of a page and of those it extends; None where one of them is not there."""
    found: set[str] = set()
    seen: set[str] = set()
    while name and name not in seen:
        seen.add(name)
        try:
            tree = _tree(name, jinja)
        except TemplateNotFound:
            return None
        found |= {one.name for one in tree.find_all(nodes.Block)}
        name = _parent(tree)
    return found


def _top_blocks(node: nodes.Node) -> Iterator[nodes.Block]:
    """Yield the blocks that stand in no other block: one within another is new, and printed with it."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Block):
            yield child
        else:
            yield from _top_blocks(child)


def _first_text(output: nodes.Output) -> int | None:
    """Return the line of the first thing that would be printed, or None where there are only blanks."""
    for one in output.nodes:
        if not isinstance(one, nodes.TemplateData):
            return one.lineno
        if text := one.data.lstrip():
            return one.lineno + one.data[: len(one.data) - len(text)].count("\n")
    return None


def _tree(name: str, jinja: Environment) -> nodes.Template:
    return jinja.parse(*_source(name, jinja))


def _source(name: str, jinja: Environment) -> tuple[str, str, str | None]:
    if jinja.loader is None:
        raise TemplateNotFound(name)
    source, file, _ = jinja.loader.get_source(jinja, name)
    return source, name, file


def _is_there(name: str, jinja: Environment) -> bool:
    return name in jinja.list_templates()
