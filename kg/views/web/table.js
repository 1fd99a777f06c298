// The same as the picture shows, as tables: to sort, to read aloud, to copy.

const MOST_ROWS = 500;
let sorting = { column: -1, down: false };

function showTable(place) {
    const shown = visible();
    const things = state.rows === "things";
    const choose = (rows) => () => {
        sorting = { column: -1, down: false };
        update({ rows });
    };
    const tabs = make(
        "div.switch",
        { role: "group" },
        button(t("things"), choose("things"), { "aria-pressed": String(things) }),
        button(t("links"), choose("links"), { "aria-pressed": String(!things) }),
    );
    const [heads, rows] = things ? thingRows(shown) : linkRows(shown);
    const note =
        rows.length > MOST_ROWS &&
        make("p.note", null, t("first-rows", counted(MOST_ROWS), counted(rows.length)));
    refill(
        place,
        tabs,
        make("p.note", null, t("table-note")),
        rows.length ? sortable(heads, rows, place) : make("p.empty", null, t("nothing-shown")),
        note,
    );
}

function thingRows(shown) {
    const count = degrees(shown.allowed);
    const indexes = shown.parts.size
        ? graph.things.map((_, index) => index).filter((index) => count[index])
        : [...shown.things];
    const rows = indexes
        .sort((a, b) => count[b] - count[a] || a - b)
        .map((index) => {
            const thing = graph.things[index];
            return {
                act: () => select(thing.key),
                cells: [
                    nameOf(thing),
                    otherName(thing),
                    pick(graph.types[thing.type]),
                    count[index],
                    thing.acronym || "",
                    thing.date || "",
                ],
                first: icon(thing.type),
            };
        });
    return [
        [t("name"), t("other-language"), t("type"), t("links"), t("acronym"), t("date")],
        rows,
    ];
}

function otherName(thing) {
    const other = (state.lang === "en" ? thing.zh : thing.en) || "";
    return other === nameOf(thing) ? "" : other;
}

function linkRows(shown) {
    const pairs = shown.parts.size ? shown.allowed.pairs : shown.pairs;
    const rows = [...pairs].flatMap(([pair, links]) =>
        links.map((each) => {
            const { from, to } = graph.network.edges[pair];
            const cells = [
                nameOf(graph.things[from]),
                pick(kindOf.get(each.kind)),
                nameOf(graph.things[to]),
                each.weight,
                each.document,
                each.paragraph,
            ];
            return { act: () => selectPair(pair), cells };
        }),
    );
    rows.sort((a, b) => b.cells[3] - a.cells[3]);
    return [
        [t("from"), t("link"), t("to"), t("how-often"), t("document"), t("paragraph")],
        rows,
    ];
}

function sortable(heads, rows, place) {
    const { column, down } = sorting;
    if (column >= 0)
        rows.sort((a, b) => compare(a.cells[column], b.cells[column]) * (down ? -1 : 1));
    const head = heads.map((text, index) => {
        const sort = () => {
            sorting = { column: index, down: column === index && !down };
            showTable(place);
        };
        const order = column === index ? (down ? "descending" : "ascending") : "none";
        return make(
            "th",
            { scope: "col", "aria-sort": order },
            button([text, order === "none" ? "" : down ? " ↓" : " ↑"], sort),
        );
    });
    const body = rows.slice(0, MOST_ROWS).map(({ act, cells, first }) => {
        const [name, ...others] = cells;
        return make(
            "tr",
            null,
            make("th", { scope: "row" }, button([first, said(name)], act, { class: "thing" })),
            others.map((cell) => make("td", null, said(String(cell)))),
        );
    });
    return make(
        "div.scroll",
        null,
        make(
            "table.list",
            null,
            make("thead", null, make("tr", null, head)),
            make("tbody", null, body),
        ),
    );
}

function compare(one, other) {
    if (typeof one === "number") return one - other;
    return String(one).localeCompare(String(other), state.lang === "en" ? "en" : "zh");
}
