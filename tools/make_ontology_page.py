"""Write ontology/index.html: every term with its meaning, its use and an example.

Takes the files of ontology/ and nothing else. Each term's name is the page's anchor, so
that its address, https://w3id.org/mandate-graph/ontology#Directive, leads to it.

Run it as `python tools/make_ontology_page.py`.
"""

import sys
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from ontology_examples import show_class, show_property
from ontology_terms import ID, MG, OWL, RDF, RDFS, SKOS, Ontology

HERE = Path(__file__).resolve().parent
FOLDER = HERE.parent / "ontology"
ALIGNED = {
    RDFS + "subClassOf": "⊑",
    RDFS + "subPropertyOf": "⊑",
    SKOS + "closeMatch": "≈",
}


class Page:
    """The page as it is written, piece by piece."""

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology
        self.classes = ontology.terms.of_type(OWL + "Class")
        self.properties = ontology.terms.of_type(RDF + "Property")

    def write(self) -> str:
        """The whole page."""
        return "\n".join([*self._head(), *self._body(), "</body>", "</html>", ""])

    def _head(self) -> Iterator[str]:
        yield '<!DOCTYPE html>\n<html lang="zh">\n<head>\n<meta charset="utf-8">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield "<title>任务图谱本体 · Mandate Graph ontology</title>"
        style = (HERE / "ontology_page.css").read_text("utf-8")
        yield f"<style>\n{style}</style>\n</head>\n<body>"

    def _body(self) -> Iterator[str]:
        yield from self._introduction()
        yield '<h2 id="classes">类 · Classes</h2>'
        yield self._contents(self.classes)
        for each in self.classes:
            yield from self._class(each)
        yield '<h2 id="properties">属性 · Properties</h2>'
        yield self._contents(self.properties)
        for each in self.properties:
            yield from self._property(each)
        yield from self._rules()
        yield from self._schemes()
        yield from self._reused()

    def _introduction(self) -> Iterator[str]:
        ontology, terms = MG.rstrip("#"), self.ontology.terms
        dcterms = "http://purl.org/dc/terms/"
        version = terms.words(ontology, OWL + "versionInfo")
        yield "<h1>任务图谱本体<br>Mandate Graph ontology</h1>"
        for language in ("zh", "en"):
            yield _p(terms.words(ontology, dcterms + "description", language))
        yield (
            f'<p class="key">{version} · <code>mg: &lt;{MG}&gt;</code> · '
            f"⊑ 归于 is a kind of · ≈ 相近 close to · "
            f'<a href="kg.ttl">kg.ttl</a> · <a href="shapes.ttl">shapes.ttl</a> · '
            f'<a href="example.trig">example.trig</a></p>'
        )
        chapters = {
            "classes": "类 Classes",
            "properties": "属性 Properties",
            "rules": "推出的边 Derived edges",
            "schemes": "概念表 Concept schemes",
            "reused": "沿用的词汇 Reused terms",
        }
        links = (f'<a href="#{key}">{name}</a>' for key, name in chapters.items())
        yield f"<p>{' · '.join(links)}</p>"

    def _contents(self, terms: Iterable[str]) -> str:
        return f"<nav>{'<br>'.join(map(self._link, terms))}</nav>"

    # Terms

    def _class(self, class_: str) -> Iterator[str]:
        yield from self._opening(class_)
        yield from self._rows(
            ("下级 below it", self._links(self.ontology.below(class_))),
            ("上级与对应 aligned", self._alignment(class_)),
        )
        used = [*self._own(class_), *self._reused_by(class_)]
        if used:
            yield "<table><tr><th>属性<th>数目<th>值"
            yield from (self._use(class_, each) for each in used)
            yield "</table>"
        yield _pre(show_class(self.ontology, class_))
        yield "</article>"

    def _own(self, class_: str) -> Iterator[str]:
        return (e for e in self.properties if class_ in self.ontology.domains(e))

    def _reused_by(self, class_: str) -> Iterator[str]:
        for target, path in self.ontology.counts:
            if target == class_ and not path.startswith((MG, RDF)):
                yield path

    def _use(self, class_: str, property_: str) -> str:
        count = self.ontology.counts.get((class_, property_), "0..*")
        values = self._links(self.ontology.ranges(property_))
        label = self.ontology.terms.words(property_, RDFS + "label", "zh")
        name = f"{self._link(property_)} <small>{escape(label)}</small>"
        return f"<tr><td>{name}<td>{count}<td>{values}"

    def _property(self, property_: str) -> Iterator[str]:
        yield from self._opening(property_)
        yield from self._rows(
            ("用于 of", self._links(self.ontology.domains(property_))),
            ("值 value", self._links(self.ontology.ranges(property_))),
            ("对应 aligned", self._alignment(property_)),
        )
        yield _pre(show_property(self.ontology, property_))
        yield "</article>"

    def _opening(self, term: str) -> Iterator[str]:
        terms = self.ontology.terms
        zh, en = (terms.words(term, RDFS + "label", each) for each in ("zh", "en"))
        name = self.ontology.short(term)
        yield f'<article id="{term.removeprefix(MG)}">'
        yield f"<h3><code>{name}</code> {escape(zh)} <small>{escape(en)}</small></h3>"
        for language in ("zh", "en"):
            yield _p(terms.words(term, RDFS + "comment", language))

    def _rows(self, *rows: tuple[str, str]) -> Iterator[str]:
        filled = [f"<dt>{name}<dd>{value}" for name, value in rows if value]
        if filled:
            yield f"<dl>{''.join(filled)}</dl>"

    def _alignment(self, term: str) -> str:
        return " · ".join(
            f"{sign} {self._link(each)}"
            for predicate, sign in ALIGNED.items()
            for each in self.ontology.terms.iris(term, predicate)
        )

    # Rules, concepts, and what is reused

    def _rules(self) -> Iterator[str]:
        yield '<h2 id="rules">推出的边 · Derived edges</h2>'
        yield "<table>"
        for rule in self.ontology.rules:
            file = f'<a href="rules/{rule.edge}.rq">rules/{rule.edge}.rq</a>'
            words = f"{escape(rule.summary_zh)}<br>{escape(rule.summary_en)}"
            yield f"<tr><td>{self._link(MG + rule.edge)}<td>{words}<td>{file}"
        yield "</table>"

    def _schemes(self) -> Iterator[str]:
        schemes = self.ontology.schemes
        yield '<h2 id="schemes">概念表 · Concept schemes</h2>'
        for scheme in schemes.of_type(SKOS + "ConceptScheme"):
            name = scheme.removeprefix(ID)
            labels = [
                schemes.words(scheme, SKOS + "prefLabel", e) for e in ("zh", "en")
            ]
            yield f'<h3 id="{name}"><code>id/{name}</code> {" · ".join(labels)}</h3>'
            for language in ("zh", "en"):
                yield _p(schemes.words(scheme, SKOS + "definition", language))
            yield "<table>"
            for concept in schemes.of_type(SKOS + "Concept"):
                if scheme in schemes.iris(concept, SKOS + "inScheme"):
                    yield self._concept(concept)
            yield "</table>"

    def _concept(self, concept: str) -> str:
        schemes, name = self.ontology.schemes, concept.removeprefix(ID)
        labels = [schemes.words(concept, SKOS + "prefLabel", e) for e in ("zh", "en")]
        notes = [schemes.words(concept, SKOS + "scopeNote", e) for e in ("zh", "en")]
        broader = self._links(schemes.iris(concept, SKOS + "broader"))
        match = self._links(schemes.iris(concept, SKOS + "closeMatch"))
        links = " ".join([*(["↑ " + broader] if broader else []), match]).strip()
        words = "<br>".join(escape(each) for each in notes if each)
        title = f"<code>{name}</code><br>{escape(' · '.join(labels))}"
        return f'<tr id="{name}"><td>{title}<td>{words}<td>{links}'

    def _reused(self) -> Iterator[str]:
        used = {
            predicate
            for predicates in self.ontology.example.values()
            for predicate in predicates
        }
        foreign = sorted(each for each in used if not each.startswith((MG, RDF)))
        yield '<h2 id="reused">沿用的词汇 · Reused terms</h2>'
        yield f"<p>{' · '.join(map(self._link, foreign))}</p>"

    # Names

    def _link(self, iri: str) -> str:
        name = escape(self.ontology.short(iri))
        if iri.startswith(ID):
            return (
                f'<a href="#{iri.removeprefix(ID)}">{escape(iri.removeprefix(ID))}</a>'
            )
        target = f"#{iri.removeprefix(MG)}" if iri.startswith(MG) else escape(iri)
        return f'<a href="{target}">{name}</a>'

    def _links(self, iris: Iterable[str]) -> str:
        return " · ".join(map(self._link, iris))


def _p(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _pre(text: str) -> str:
    return f"<pre>{escape(text, quote=False)}</pre>" if text else ""


def main() -> None:
    """Write the page, into the folder of the ontology or to the path that is given."""
    path = Path(sys.argv[1]) if sys.argv[1:] else FOLDER / "index.html"
    path.write_text(Page(Ontology(FOLDER)).write(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
