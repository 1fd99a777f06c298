//+ title: Who cites what
//+ 标题: 谁引用什么
//+ order: 4
//+ questions: citations

const MOST_CITED = 60;

// Citing documents on the left, cited ones on the right, both by date.
addPicture("citations", (place, { citations }) => {
    const counts = new Map();
    for (const each of citations) counts.set(each.cited, (counts.get(each.cited) || 0) + 1);
    const byDate = (a, b) =>
        String(issuedOn(a)).localeCompare(String(issuedOn(b))) || a.localeCompare(b);
    const kept = [...counts]
        .sort((a, b) => b[1] - a[1])
        .slice(0, MOST_CITED)
        .map(([symbol]) => symbol);
    const cited = kept.sort(byDate);
    const shown = citations.filter((each) => kept.includes(each.cited));
    const citing = [...new Set(shown.map((each) => each.document))]
        .sort(byDate)
        .slice(0, MOST_CITED);
    const width = Math.min(900, widthOf());
    const height = Math.max(cited.length, citing.length) * 24 + 20;
    const column = Math.min(230, width * 0.36);
    const left = spread(citing, height);
    const right = spread(cited, height);
    const picture = svg("svg", {
        viewBox: `0 0 ${width} ${height}`,
        width,
        height,
        role: "group",
        "aria-label": t("citations"),
    });
    for (const [key, several] of bundleCitations(
        shown.filter((each) => citing.includes(each.document)),
    )) {
        const [from, to] = [left.get(several[0].document), right.get(several[0].cited)];
        const bend = width / 2;
        const curve = svg("path", {
            d: `M${column},${from} C${bend},${from} ${bend},${to} ${width - column},${to}`,
            class: "curve",
            "stroke-width": Math.min(6, 1 + several.length),
        });
        const title = `${key} · ${[...new Set(several.map((each) => translate(each.function)))].join("、")} · ${several.length}`;
        picture.append(pressable(curve, () => showPicked(title, several[0]), title));
    }
    for (const symbol of citing)
        picture.append(
            svg(
                "text",
                { x: column - 6, y: left.get(symbol) + 4, "text-anchor": "end", class: "name" },
                shorten(symbol),
            ),
        );
    for (const symbol of cited)
        picture.append(
            svg(
                "text",
                { x: width - column + 6, y: right.get(symbol) + 4, class: "name" },
                `${shorten(symbol)}  ${counts.get(symbol)}`,
            ),
        );
    fill(place, make("div.scroll", null, picture));
    if (counts.size > kept.length)
        fill(place, make("p.note", null, t("first-rows", kept.length, counts.size)));
});

function bundleCitations(rows) {
    const found = new Map();
    for (const each of rows) {
        const key = `${each.document} → ${each.cited}`;
        found.set(key, [...(found.get(key) || []), each]);
    }
    return found;
}

function spread(symbols, height) {
    const step = height / (symbols.length + 1);
    return new Map(symbols.map((symbol, index) => [symbol, (index + 1) * step]));
}

function shorten(symbol) {
    return symbol.length > 26 ? `${symbol.slice(0, 25)}…` : symbol;
}
