// What is known of what was clicked: a thing, the links of two, a part, a path.

const SHOWN = 30; // facts of a kind, before the rest is counted
const FEW = 4; // names, before the rest is folded away

function showDetails(place) {
    place.replaceChildren();
    const shown = visible();
    if (shown.way) fill(place, showWay(shown.way));
    const [one, other] = selectedThings();
    if (other !== undefined) fill(place, showPair(one, other));
    else if (one !== undefined) fill(place, showOne(graph.things[one]));
    else if (/^p\d+$/.test(state.select) && isLarge)
        fill(place, showPart(Number(state.select.slice(1))));
    else if (!shown.way) fill(place, showHints());
}

function showHints() {
    return make(
        "section.hints",
        null,
        make("h2", null, t("hints")),
        make(
            "ul",
            null,
            ["hint-search", "hint-click", "hint-edge", "hint-expand", "hint-keys"].map((key) =>
                make("li", null, t(key)),
            ),
        ),
        graph.left_out > 0 && make("p.note", null, t("left-out", counted(graph.left_out))),
    );
}

function showOne(thing) {
    const facts = factsOf(thing.key);
    return make(
        "section",
        { "data-thing": thing.key },
        showHead(thing),
        showActs(thing),
        showNames(thing),
        showDirectives(thing, facts),
        showKinds(thing, facts),
        showNeighbours(thing),
    );
}

function showHead(thing) {
    const second = state.lang === "en" ? thing.zh : thing.en;
    return make(
        "header",
        null,
        make("h2", null, icon(thing.type), said(nameOf(thing))),
        second && second !== nameOf(thing) && make("p.second", null, said(second)),
        make(
            "p.note",
            null,
            [pick(graph.types[thing.type]), thing.acronym, thing.date]
                .filter(Boolean)
                .join(" · "),
        ),
    );
}

function showActs(thing) {
    const depth = make(
        "select",
        {
            "aria-label": t("depth"),
            on: {
                change: (event) =>
                    update({ focus: thing.key, depth: Number(event.target.value) }),
            },
        },
        [1, 2, 3].map((step) =>
            make(
                "option",
                { value: step, selected: step === state.depth },
                t("depth-of", step),
            ),
        ),
    );
    const pinned = Boolean(state.pins[thing.key]);
    const focused = state.focus === thing.key;
    return make(
        "div.acts",
        null,
        button(t("expand"), () => update({ more: [...new Set([...state.more, thing.key])] }), {
            title: "e",
        }),
        button(focused ? t("unfocus") : t("focus"), () => toggleFocus(thing), {
            title: "f",
            "aria-pressed": String(focused),
        }),
        focused && depth,
        button(pinned ? t("unpin") : t("pin"), () => togglePin(thing), {
            title: "p",
            "aria-pressed": String(pinned),
        }),
        button(t("hide"), () => hideThing(thing), { title: "h" }),
        make(
            "div.wide",
            null,
            showSearch(
                (other) => update({ from: thing.key, to: other.key }),
                "path-to",
                t("path-to"),
            ),
        ),
        documentOf.has(thing.key) &&
            button(t("read-document"), () => openParagraph(thing.key, ""), { class: "main" }),
    );
}

function toggleFocus(thing) {
    update({ focus: state.focus === thing.key ? "" : thing.key, from: "", to: "" });
}

function hideThing(thing) {
    update({
        hide: [...state.hide, thing.key],
        select: "",
        focus: state.focus === thing.key ? "" : state.focus,
    });
}

function togglePin(thing) {
    const pins = { ...state.pins };
    if (pins[thing.key]) delete pins[thing.key];
    else {
        const spot = network && nodes.get(numberOf.get(thing.key));
        const { x, y } = spot || graph.network.nodes[numberOf.get(thing.key)];
        pins[thing.key] = [Math.round(x), Math.round(y)];
    }
    update({ pins });
}

function showNames(thing) {
    const rows = [
        thing.names && [t("other-names"), showOtherNames(thing.names)],
        [t("identifier"), said(thing.key, "code")],
        thing.same && [t("same-as"), link(thing.same, thing.same)],
        thing.page && [t("official"), link(thing.page, thing.page.replace(/^https?:\/\//, ""))],
        thing.found && [t("source"), t("found-in-text")],
    ];
    return make(
        "dl.roles",
        null,
        rows
            .filter(Boolean)
            .map(([term, value]) => [make("dt", null, term), make("dd", null, value)]),
    );
}

function showOtherNames(names) {
    const list = names.map((name, index) => [index ? "；" : "", said(name)]);
    if (names.length <= FEW) return list;
    const more = make("summary", null, t("and-more", counted(names.length - FEW)));
    return [list.slice(0, FEW), make("details", null, more, list.slice(FEW))];
}
