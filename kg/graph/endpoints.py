"""The addresses of a server, found from the one that a person gives."""

from dataclasses import dataclass

import httpx

from kg.errors import ServerError
from kg.graph.dialects import Dialect, dialect_of
from kg.graph.transport import Transport

RESULTS = "application/sparql-results+json"
PLACES = ("", "/sparql", "/query")  # where queries are answered, below the address
ENDS = ("sparql", "sparql-auth", "query")
UPDATES = ("update", "statements")  # where updates are taken, beside or below it
ELSEWHERE = (400, 404, 405, 406, 415)  # these say: try another place


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Where queries are answered, and what kind of server does so."""

    query: str
    dialect: Dialect

    @property
    def store(self) -> str:
        """Where whole graphs are put; empty if it is not known that they can be."""
        return self._beside(self.dialect.store) if self.dialect.store else ""

    @property
    def updates(self) -> tuple[str, ...]:
        """Where updates may be taken, the likeliest first."""
        if self.dialect.update:
            return (self._beside(self.dialect.update),)
        return (
            *(self._beside(each) for each in UPDATES),
            *(f"{self.query}/{each}" for each in UPDATES),
            self.query,
        )

    def _beside(self, name: str) -> str:
        root, _, last = self.query.rpartition("/")
        return f"{root if last in ENDS else self.query}/{name}"


def find_endpoints(transport: Transport) -> Endpoints:
    """Ask where queries are answered; ServerError if nowhere."""
    answers = []
    for place in PLACES:
        url = transport.url + place
        headers, data = {"Accept": RESULTS}, {"query": "ASK {}"}
        answer = transport.send("POST", url, data=data, headers=headers)
        if _holds_results(answer):
            return Endpoints(url, dialect_of(answer.headers.get("server", "")))
        answers.append(answer)
    raise _explain(transport, answers)


def find_update(transport: Transport, endpoints: Endpoints) -> str:
    """Send an update that changes nothing where it may be taken."""
    answers = []
    for url in endpoints.updates:
        answer = transport.send("POST", url, data={"update": "INSERT DATA {}"})
        if answer.is_success and not is_page(answer):
            return url
        answers.append(answer)
    raise _explain(transport, answers, "take updates")


def is_page(answer: httpx.Response) -> bool:
    """Whether an answer is made for eyes."""
    return "html" in answer.headers.get("content-type", "")


def _holds_results(answer: httpx.Response) -> bool:
    kind = answer.headers.get("content-type", "")
    return answer.is_success and kind.startswith((RESULTS, "application/json"))


def _explain(
    transport: Transport, answers: list[httpx.Response], what: str = "answer queries"
) -> ServerError:
    """Why no place will do: a refusal says more than that nothing is there."""
    for answer in answers:
        if not answer.is_success and answer.status_code not in ELSEWHERE:
            return transport.refusal(answer)
    tried = ", ".join(str(answer.url) for answer in answers)
    page = any(is_page(answer) and answer.is_success for answer in answers)
    problem = f"gives a page and does not {what}" if page else f"does not {what}"
    return ServerError(transport.url, problem, f"name its endpoint; tried {tried}")
