"""Circles: chains of references that lead back to where they began."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def circles(graph: Mapping[Node, Iterable[Node]]) -> Iterator[list[Node]]:
    """Find the circles of a graph, each once, as the nodes in their order.

    Args:
        graph: for each node those that it refers to; what is no node itself leads nowhere.
    """
    done: set[Node] = set()
    for start in graph:
        trail: dict[Node, Iterator[Node]] = {}
        step: Node | None = start
        while step is not None or trail:
            if step is None:
                done.add(trail.popitem()[0])
            elif step in trail:
                way = list(trail)
                yield way[way.index(step) :]
            elif step in graph and step not in done:
                trail[step] = iter(graph[step])
            step = next(next(reversed(trail.values())), None) if trail else None
