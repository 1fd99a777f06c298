// The shortest way between two things over what is shown, however far it is.

function findWay(from, to, allowed) {
    const first = numberOf.get(from);
    const last = numberOf.get(to);
    if (first === undefined || last === undefined) return { things: [], pairs: [], none: true };
    const before = new Map([[first, null]]);
    let newest = [first];
    while (newest.length && !before.has(last)) {
        const next = [];
        for (const thing of newest) {
            for (const pair of pairsOf[thing]) {
                const other = otherEnd(pair, thing);
                if (!allowed.pairs.has(pair) || before.has(other)) continue;
                before.set(other, { thing, pair });
                next.push(other);
            }
        }
        newest = next;
    }
    return before.has(last)
        ? walkBack(before, first, last)
        : { things: [first, last], pairs: [], none: true };
}

function walkBack(before, first, last) {
    const things = [last];
    const pairs = [];
    for (let step = before.get(last); step; step = before.get(step.thing)) {
        things.unshift(step.thing);
        pairs.unshift(step.pair);
    }
    return { things, pairs };
}

function showWay(way) {
    const names = way.things.map((index) => showThing(graph.things[index]));
    const steps = way.pairs.map((pair, index) => {
        const links = visible().allowed.pairs.get(pair);
        const forward = graph.network.edges[pair].from === way.things[index];
        const text = links.map((link) => pick(kindOf.get(link.kind))).join("、");
        const act = () => selectPair(pair);
        return button(`${forward ? "↓" : "↑"} ${text}`, act, { class: "step" });
    });
    return make(
        "section.way",
        null,
        make("h3", null, t("path")),
        way.none
            ? make("p.empty", null, t("no-path"))
            : make("p.note", null, t("path-steps", way.pairs.length)),
        make(
            "ol",
            null,
            names.map((name, index) => make("li", null, name, steps[index])),
        ),
        button(t("end-path"), () => update({ from: "", to: "" })),
    );
}
