//+ title: Who is told how strongly
//+ 标题: 对谁用什么语力
//+ order: 2
//+ questions: matrix

const MOST_LINES = 40;

// Addressees down, forces across, the darker the more often.
addPicture("matrix", (place, { matrix }) => {
    const sums = (name) => {
        const found = new Map();
        for (const each of matrix)
            found.set(each[name], (found.get(each[name]) || 0) + each.directives);
        return [...found].sort((a, b) => b[1] - a[1]).map(([value]) => value);
    };
    const forces = sums("force");
    const all = sums("addressee");
    const most = Math.max(...matrix.map((each) => each.directives));
    const count = new Map(
        matrix.map((each) => [`${each.addressee}\n${each.force}`, each.directives]),
    );
    const lines = all.slice(0, MOST_LINES).map((who) =>
        make(
            "tr",
            null,
            make("th", { scope: "row" }, nameCell(who)),
            forces.map((force) => {
                const number = count.get(`${who}\n${force}`);
                const cell = make("td", { class: number ? "full" : false }, number || "");
                if (number)
                    cell.style.setProperty(
                        "--share",
                        (0.12 + 0.88 * Math.sqrt(number / most)).toFixed(2),
                    );
                return cell;
            }),
        ),
    );
    fill(
        place,
        make(
            "div.scroll",
            null,
            make(
                "table.matrix",
                null,
                make(
                    "thead",
                    null,
                    make(
                        "tr",
                        null,
                        make("td"),
                        forces.map((force) =>
                            make("th", { scope: "col" }, said(translate(force))),
                        ),
                    ),
                ),
                make("tbody", null, lines),
            ),
        ),
        all.length > MOST_LINES &&
            make("p.note", null, t("first-rows", MOST_LINES, all.length)),
    );
});

function nameCell(name) {
    const thing = graph.things.find((each) => each.zh === name);
    return thing ? showThing(thing) : said(translate(name));
}
