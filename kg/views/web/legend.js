// The legend is the filter: types with their signs, kinds of links with their strokes.

function showLegend(place) {
    const counts = new Map();
    for (const thing of graph.things) counts.set(thing.type, (counts.get(thing.type) || 0) + 1);
    const families = graph.families.map((family, index) => {
        const types = Object.keys(graph.types).filter(
            (type) => graph.types[type].family === index && counts.has(type),
        );
        types.sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
        return (
            types.length > 0 &&
            make(
                "fieldset",
                null,
                make("legend", null, pick(family)),
                types.map((type) => typeRow(type, counts.get(type))),
            )
        );
    });
    refill(
        place,
        make("h2", null, t("types")),
        make(
            "p.all-or-none",
            null,
            button(t("every"), () => update({ off: [] }), { class: "quiet" }),
            button(t("none"), () => update({ off: Object.keys(graph.types) }), {
                class: "quiet",
            }),
        ),
        families,
        make("h2", null, t("links")),
        make("fieldset", null, countKinds().map(kindRow)),
        isLarge && showDivisions(),
    );
}

function typeRow(type, count) {
    const act = () => update({ off: toggled(state.off, type) });
    return row(icon(type), pick(graph.types[type]), count, !state.off.includes(type), act, {
        "data-type": type,
    });
}

function kindRow([kind, count]) {
    const act = () => update({ kinds: toggled(kindsOff(), kind.key) });
    const stroke = graph.strokes[kind.stroke];
    const line = svg("line", {
        x1: 0,
        y1: 8,
        x2: 16,
        y2: 8,
        stroke: tone(stroke),
        "stroke-width": 3,
        "stroke-dasharray": stroke.dashes ? "3 3" : "none",
    });
    const sign = svg(
        "svg",
        { viewBox: "0 0 16 16", width: 16, height: 16, class: "icon", "aria-hidden": "true" },
        line,
    );
    return row(sign, pick(kind), count, !kindsOff().includes(kind.key), act, {
        "data-kind": kind.key,
    });
}

function row(sign, text, count, on, act, attributes) {
    const box = make("input", { type: "checkbox", checked: on, on: { change: act } });
    return make(
        "label.row",
        attributes,
        box,
        sign,
        make("span.name", null, text),
        make("span.count", null, counted(count)),
    );
}

function countKinds() {
    const counts = new Map(graph.kinds.map((kind) => [kind, 0]));
    for (const [, kind] of graph.links)
        counts.set(graph.kinds[kind], counts.get(graph.kinds[kind]) + 1);
    return [...counts].sort((a, b) => b[1] - a[1]);
}

function showDivisions() {
    const choose = (name) => {
        const act = () => update({ division: name, open: [], select: "" });
        return make(
            "label.row",
            null,
            make("input", {
                type: "radio",
                name: "division",
                checked: state.division === name,
                on: { change: act },
            }),
            t(`by-${name}`),
        );
    };
    return [
        make("h2", null, t("parts")),
        make("fieldset", null, Object.keys(graph.divisions).map(choose)),
    ];
}
