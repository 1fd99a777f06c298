"""Documents from the UN's service; a stub answers as the service does, good and bad."""

import re
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from kg import documents
from kg.documents.symbol import Symbol
from kg.errors import FetchError, OfflineError
from kg.fetch import Service, fetch
from kg.fetch import service as services
from kg.pipeline.build import build
from tests.makers.pdf import Style, make_pdf
from tests.makers.reading import FILES, heads_of, to_blocks
from tests.servers import Reply, run_stub

SYMBOL = Symbol("S/RES/2584(2021)")
PAGE = b"<!DOCTYPE html><html><body>There is no document</body></html>"
HTML = {"Content-Type": "text/html; charset=utf-8"}
PDF = {"Content-Type": "application/pdf"}


@pytest.fixture(scope="module")
def pdf() -> bytes:
    document = documents.read(next(path for path in FILES if "2584" in path.name))
    return make_pdf(to_blocks(document), heads_of(document), Style())


class Stub:
    """Answers the replies it is given one after the other, the last for ever."""

    def __init__(self, *replies: Reply) -> None:
        self.replies = list(replies)
        self.requests = []
        self.times = []

    def __call__(self, request) -> Reply:
        self.requests.append(request)
        self.times.append(time.monotonic())
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


@pytest.fixture
def ask(tmp_path):
    """Fetch one symbol from a service that gives these replies."""

    def run(*replies: Reply, **how):
        stub = Stub(*replies)
        with run_stub(stub) as url:
            address = f"{url}/api/symbol/access"
            service = Service(address, 0.0, (0.01, 0.02), how.pop("timeout", 5))
            with service:
                (found,) = fetch([SYMBOL], tmp_path, service, **how)
        return found, stub

    return run


def test_a_document_comes_by_its_symbol_its_language_and_its_format(ask, pdf, tmp_path):
    found, stub = ask(Reply(pdf, headers=PDF))
    assert found.file == tmp_path / "S_RES_2584(2021).zh.pdf"
    assert found.file.read_bytes() == pdf
    (request,) = stub.requests
    address = urlsplit(request.path)
    assert address.path == "/api/symbol/access"
    wanted = {"s": ["S/RES/2584(2021)"], "l": ["zh"], "t": ["pdf"]}
    assert parse_qs(address.query) == wanted
    assert re.fullmatch(
        r"mandate-graph/\S+ \(kg fetch\)", request.headers["user-agent"]
    )


def test_redirects_are_followed(pdf, tmp_path):
    def answer(request) -> Reply:
        if request.path.startswith("/api"):
            return Reply(b"", 302, {"Location": "/doc/undoc/gen/n21/1.pdf"})
        return Reply(pdf, headers=PDF)

    with run_stub(answer) as url, Service(f"{url}/api", 0.0) as service:
        (found,) = fetch([SYMBOL], tmp_path, service)
    assert documents.read(found.file).metadata.symbol == "S/RES/2584(2021)"


def test_redirects_without_end_are_told(ask):
    found, _ = ask(Reply(b"", 302, {"Location": "/again"}))
    assert str(found.failure) == (
        "S/RES/2584(2021): is passed on from one address to the next without end; "
        "try again later"
    )


@pytest.mark.parametrize(
    "reply",
    [
        Reply(PAGE, 200, HTML),
        Reply(PAGE, 404, HTML),
        Reply(b"", 404),
        Reply(b"  \n<html>", 200, PDF),
    ],
)
def test_what_is_not_there_is_told_and_not_asked_for_twice(ask, reply, tmp_path):
    found, stub = ask(reply)
    assert str(found.failure) == (
        "S/RES/2584(2021): is not there as pdf in the language zh; "
        "check the symbol, or ask for another --language or --format"
    )
    assert len(stub.requests) == 1
    assert list(tmp_path.iterdir()) == []


def test_the_bytes_tell_and_not_what_they_are_called(ask, pdf):
    found, _ = ask(Reply(pdf, headers=HTML))
    assert found.file.read_bytes() == pdf
    found.file.unlink()
    found, _ = ask(Reply(b"{}", headers=PDF))
    assert "comes as something else than pdf" in str(found.failure)


def test_half_of_a_document_is_asked_for_again(ask, pdf):
    half = Reply(pdf[: len(pdf) // 2], headers=PDF)
    length = {"Content-Length": len(pdf), "Connection": "close"}
    cut = Reply(pdf[:100], headers={**PDF, **length})
    for bad in (half, cut, Reply(b"", None)):
        found, stub = ask(bad, Reply(pdf, headers=PDF))
        assert found.file.read_bytes() == pdf
        assert len(stub.requests) == 2
        found.file.unlink()
    found, stub = ask(half)
    assert str(found.failure) == (
        "S/RES/2584(2021): comes only in part; try again later"
    )
    assert len(stub.requests) == 3


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_what_is_busy_is_asked_again(ask, pdf, status):
    found, stub = ask(Reply(b"busy", status), Reply(pdf, headers=PDF))
    assert found.file.read_bytes() == pdf
    assert len(stub.requests) == 2
    found.file.unlink()
    found, stub = ask(Reply(b"busy", status))
    said = f"S/RES/2584(2021): is refused with status {status}; try again later"
    assert str(found.failure) == said
    assert len(stub.requests) == 3


def test_a_service_is_given_the_time_it_asks_for(ask, pdf):
    _, stub = ask(Reply(b"", 429, {"Retry-After": "1"}), Reply(pdf, headers=PDF))
    assert stub.times[1] - stub.times[0] >= 1


def test_a_service_may_ask_for_time_by_a_date(ask, pdf):
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)
    _, stub = ask(Reply(b"", 503, {"Retry-After": later}), Reply(pdf, headers=PDF))
    assert stub.times[1] - stub.times[0] >= 0.9


def test_a_service_that_wants_to_be_left_alone_for_long_is_left_alone(ask):
    with pytest.raises(OfflineError, match="asks to wait for 3600 s; go on later"):
        ask(Reply(b"", 429, {"Retry-After": "3600"}))


@pytest.mark.parametrize("status", [400, 401, 403])
def test_other_refusals_are_not_repeated(ask, status):
    found, stub = ask(Reply(b"", status))
    assert f"is refused with status {status}" in str(found.failure)
    assert len(stub.requests) == 1


def test_what_does_not_come_in_time_is_told(ask):
    def wait(request) -> Reply:
        time.sleep(0.5)
        return Reply(b"")

    with (
        run_stub(wait) as url,
        Service(url, 0.0, (0.0,), 0.1) as service,
        pytest.raises(FetchError, match="does not come in time; try again later"),
    ):
        service.get(SYMBOL, "zh", "pdf", None)


def test_what_comes_too_slowly_is_given_up(ask, pdf, monkeypatch):
    monkeypatch.setattr(services, "LONGEST", -1.0)
    found, _ = ask(Reply(pdf, headers=PDF))
    assert "comes too slowly; try again later" in str(found.failure)


def test_what_is_too_large_is_given_up(ask, pdf, monkeypatch):
    monkeypatch.setattr(services, "LIMIT", 1000)
    found, _ = ask(Reply(pdf, headers=PDF))
    assert "is larger than a document can be" in str(found.failure)


def test_between_two_requests_there_is_a_pause(pdf, tmp_path):
    stub = Stub(Reply(pdf, headers=PDF))
    with run_stub(stub) as url, Service(url, 0.3) as service:
        list(fetch(map(Symbol, ["S/2023/36", "S/2023/37"]), tmp_path, service))
    assert stub.times[1] - stub.times[0] >= 0.3


def test_what_is_there_is_not_asked_for(pdf, tmp_path):
    stub = Stub(Reply(pdf, headers=PDF))
    with run_stub(stub) as url, Service(url, 0.0) as service:
        list(fetch([SYMBOL], tmp_path, service))
        again, english = (
            next(fetch([SYMBOL, SYMBOL], tmp_path, service, language=language))
            for language in ("zh", "en")
        )
    assert (again.was_there, english.was_there) == (True, False)
    assert len(stub.requests) == 2


def test_one_that_cannot_be_had_does_not_end_the_rest(pdf, tmp_path):
    def answer(request) -> Reply:
        return Reply(PAGE, headers=HTML) if "36" in request.path else Reply(pdf)

    with run_stub(answer) as url, Service(url, 0.0) as service:
        symbols = map(Symbol, ["S/2023/36", "S/2023/40"])
        bad, good = fetch(symbols, tmp_path, service)
    assert bad.failure
    assert good.file.read_bytes() == pdf


# The command


def serve(documents_by_symbol: dict[str, bytes]):
    def answer(request) -> Reply:
        symbol = parse_qs(urlsplit(request.path).query)["s"][0]
        found = documents_by_symbol.get(symbol)
        return Reply(found, headers=PDF) if found else Reply(PAGE, headers=HTML)

    return run_stub(answer)


def test_the_command_names_the_files_and_lists_what_failed(run_kg, pdf, tmp_path):
    with serve({"S/RES/2584(2021)": pdf}) as url:
        words = ["S/RES/2584 (2021)", "S/2023/36", "--service", url, "--delay", "0"]
        done = run_kg("fetch", *words)
        again = run_kg("fetch", words[0], env={"KG_DOCUMENTS": url})
    file = str(Path("documents", "S_RES_2584(2021).zh.pdf"))
    assert done.returncode == 1
    assert done.stdout.decode().splitlines() == [file]
    told, listed = done.stderr.decode().split("\n\nnot fetched:\n")
    assert listed.strip() == told.strip()
    assert told.startswith("S/2023/36: is not there as pdf in the language zh; ")
    assert (again.returncode, again.stdout, again.stderr) == (
        0,
        f"{file}\n".encode(),
        b"",
    )
    assert run_kg("build", "documents", "-o", "out").returncode == 0


def test_the_command_takes_a_list(run_kg, pdf, tmp_path):
    (tmp_path / "list").write_text("# mine\nS/RES/2584(2021)\n\n", encoding="utf-8-sig")
    with serve({"S/RES/2584(2021)": pdf}) as url:
        done = run_kg("fetch", "--list", "list", "--service", url)
    assert (done.returncode, done.stdout.count(b"\n")) == (0, 1)
    (tmp_path / "list").write_text("S/RES/2584(2021)\nnone\n", encoding="utf-8")
    done = run_kg("fetch", "--list", "list", "--service", "http://127.0.0.1:1/")
    assert done.returncode == 1
    assert done.stderr.startswith(b"list:2: 'none' is no UN symbol")


def test_the_command_gets_what_the_graph_cites(run_kg, pdf, tmp_path):
    text = "第 2583(2021)号决议\n\n安全理事会，\n\n1. 回顾第 2584(2021)号决议；\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    build([tmp_path / "a.txt"], tmp_path / "out")
    with serve({"S/RES/2584(2021)": pdf}) as url:
        done = run_kg("fetch", "--cited", "-g", "out", "-o", ".", "--service", url)
    assert done.stdout.decode() == "S_RES_2584(2021).zh.pdf\n"
    summary = build(
        [tmp_path / "a.txt", tmp_path / "S_RES_2584(2021).zh.pdf"], tmp_path / "out"
    )
    assert (summary.documents, summary.read) == (2, 1)


def test_no_network_is_said_once(run_kg):
    symbols = ["S/2023/36", "S/2023/37", "S/2023/38"]
    done = run_kg("fetch", *symbols, "--service", "http://127.0.0.1:1/")
    assert done.returncode == 1
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith("http://127.0.0.1:1/: cannot be reached (")
    assert line.endswith("); check the network, or name another service with --service")


@pytest.mark.parametrize("address", ["nonsense", "ftp://127.0.0.1/", "http://"])
def test_an_address_that_is_none_is_told(run_kg, address):
    done = run_kg("fetch", "S/2023/36", "--service", address)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1


def test_nothing_to_fetch_is_wrong_usage(run_kg):
    done = run_kg("fetch")
    assert done.returncode == 2
    assert b"Name a symbol, a --list, or --cited." in done.stderr
