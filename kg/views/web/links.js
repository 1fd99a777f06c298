// The links of a thing, and of two things the facts behind their line.

// Its links, also those that the picture does not show.
function showNeighbours(thing) {
    const own = numberOf.get(thing.key);
    const groups = new Map();
    for (const pair of pairsOf[own]) {
        for (const each of linksOf[pair]) {
            const out = graph.network.edges[pair].from === own;
            const key = `${out ? "→" : "←"} ${pick(kindOf.get(each.kind))}`;
            groups.set(key, [...(groups.get(key) || []), { pair, weight: each.weight }]);
        }
    }
    if (!groups.size) return make("p.empty", null, t("no-links"));
    return make(
        "section",
        null,
        make("h3", null, t("links")),
        [...groups].map(([key, several]) => {
            several.sort((a, b) => b.weight - a.weight);
            return make(
                "details",
                null,
                make(
                    "summary",
                    null,
                    key,
                    " ",
                    make("span.count", null, counted(several.length)),
                ),
                make(
                    "ul.plain",
                    null,
                    several.slice(0, 100).map(({ pair, weight }) =>
                        make(
                            "li",
                            null,
                            showThing(graph.things[otherEnd(pair, own)]),
                            button(`${counted(weight)} ×`, () => selectPair(pair), {
                                class: "quiet",
                                title: t("show-words"),
                            }),
                        ),
                    ),
                ),
                several.length > 100 &&
                    make("p.note", null, t("and-more", counted(several.length - 100))),
            );
        }),
    );
}

// The links of two things, each with the facts behind it and their words.
function showPair(one, other) {
    const pairs = pairsOf[one].filter((pair) => otherEnd(pair, one) === other);
    return make(
        "section",
        { "data-pair": state.select },
        make(
            "header",
            null,
            make(
                "h2.pair",
                null,
                showThing(graph.things[one]),
                make("span", { "aria-hidden": "true" }, "→"),
                showThing(graph.things[other]),
            ),
        ),
        pairs.flatMap((pair) => linksOf[pair].map((each) => showLink(pair, each))),
    );
}

function showLink(pair, { kind, weight, facts, document, paragraph }) {
    const { from, to } = graph.network.edges[pair];
    const known = facts.map(factAt).sort(byVoice).slice(0, SHOWN);
    const words = known.length
        ? known.map((fact) => showFact(fact))
        : showNaming(from, to, document, paragraph, kind);
    return make(
        "section",
        null,
        make(
            "h3",
            null,
            said(shortName(graph.things[from])),
            ` ${pick(kindOf.get(kind))} `,
            said(shortName(graph.things[to])),
            " ",
            make("span.count", null, counted(weight)),
        ),
        words,
        facts.length > SHOWN &&
            make("p.note", null, t("and-more", counted(facts.length - SHOWN))),
    );
}

// A document that names something: the sentences in which it does.
function showNaming(from, to, document, paragraph, kind) {
    const own = documents[documentOf.get(graph.things[from].key)];
    const key = graph.things[to].key;
    const found =
        kind === MENTIONS && own
            ? own.paragraphs.filter(
                  (each) => !each.inside && each.names.some((name) => name[2] === key),
              )
            : [];
    if (found.length) {
        const quotes = found
            .slice(0, SHOWN)
            .map((each) => showQuote(namingAt(own.key, each, key)));
        const more = counted(found.length - SHOWN);
        return [quotes, found.length > SHOWN && make("p.note", null, t("and-more", more))];
    }
    if (!document) return make("p.note", null, t("by-authority"));
    const place = graph.things.find((thing) => thing.key === `doc/${document}`);
    return make(
        "p.note",
        null,
        t("first-at"),
        " ",
        showPlace(place ? place.key : `doc/${document}`, paragraph),
    );
}

function namingAt(document, { number, text, names }, key) {
    const [start, end] = names.find((name) => name[2] === key);
    const before =
        Math.max(
            ...["。", "；", "！", "？", "\n"].map((sign) => text.lastIndexOf(sign, start - 1)),
        ) + 1;
    const ends = ["。", "；", "！", "？", "\n"]
        .map((sign) => text.indexOf(sign, end))
        .filter((at) => at >= 0);
    const after = ends.length ? Math.min(...ends) + 1 : text.length;
    return {
        document,
        number,
        text: text.slice(before, after),
        from: start - before,
        to: end - before,
        id: "",
    };
}
