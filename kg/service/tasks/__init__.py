"""What workers do: a task takes a ``Dataset`` and arguments, and gives a ``Reply``."""

from collections.abc import Callable
from typing import Any

from kg.graph.dataset import Dataset
from kg.service.messages import Reply, Task
from kg.service.settings import Limits
from kg.service.tasks.describing import describe_thing
from kg.service.tasks.description import describe_data, describe_service
from kg.service.tasks.exploring import (
    answer_question,
    show_editor,
    show_home,
    show_question,
    show_questions,
    show_terms,
)
from kg.service.tasks.querying import answer_query
from kg.service.tasks.searching import search
from kg.service.tasks.viewing import show_graph, show_reader

Perform = Callable[[Dataset, Limits, dict[str, Any]], Reply]
TASKS: dict[str, Perform] = {
    "query": answer_query,
    "description": describe_service,
    "describe": describe_thing,
    "search": search,
    "home": show_home,
    "questions": show_questions,
    "question": show_question,
    "answer": answer_question,
    "editor": show_editor,
    "terms": show_terms,
    "graph": show_graph,
    "reader": show_reader,
    "void": describe_data,
}


def perform(dataset: Dataset, task: Task, limits: Limits) -> Reply:
    """Do what a task says."""
    return TASKS[task.name](dataset, limits, task.arguments)
