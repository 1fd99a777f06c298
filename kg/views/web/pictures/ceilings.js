//+ title: Ceilings over time
//+ 标题: 兵力上限的变化
//+ order: 3
//+ questions: ceilings

const LINES = ["#1764ab", "#b3261e", "#2a7a36", "#806000", "#6b3fae", "#0a7570"];

// For each mission a picture; each category of personnel is a line in steps.
addPicture("ceilings", (place, { ceilings }) => {
    const missions = [...new Set(ceilings.map((each) => each.mission))].slice(0, 12);
    for (const mission of missions) {
        fill(
            place,
            make("h3", null, said(translate(mission))),
            drawSteps(ceilings.filter((each) => each.mission === mission)),
        );
    }
});

function drawSteps(rows) {
    const dated = rows
        .map((each) => ({ ...each, at: yearsOf(issuedOn(each.document) || "0") }))
        .filter((each) => each.at > 0);
    if (!dated.length) return make("p.empty", null, t("empty-picture"));
    const [width, height] = [widthOf(), 260];
    const from = Math.min(...dated.map((each) => each.at)) - 0.2;
    const to = Math.max(...dated.map((each) => each.at)) + 1;
    const most = Math.max(...dated.map((each) => Number(each.amount))) * 1.12;
    const x = (year) => 64 + ((year - from) / (to - from)) * (width - 84);
    const y = (amount) => height - 30 - (amount / most) * (height - 50);
    const picture = svg(
        "svg",
        {
            viewBox: `0 0 ${width} ${height}`,
            width,
            height,
            role: "group",
            "aria-label": t("ceilings"),
        },
        timeAxis(from, to, x, height),
    );
    for (const share of [0, 0.5, 1]) {
        const amount = Math.round((most / 1.12) * share);
        picture.append(
            svg("line", {
                x1: 64,
                x2: width - 20,
                y1: y(amount),
                y2: y(amount),
                class: "grid",
            }),
            svg(
                "text",
                { x: 58, y: y(amount) + 4, "text-anchor": "end", class: "axis" },
                counted(amount),
            ),
        );
    }
    const categories = [...new Set(dated.map((each) => each.category))];
    categories.forEach((category, index) =>
        picture.append(
            stepLine(
                dated.filter((each) => each.category === category),
                LINES[index % LINES.length],
                { x, y, to },
            ),
        ),
    );
    const keys = categories.map((category, index) => {
        const sign = make("span.force", null, make("i.swatch"), said(translate(category)));
        sign.firstChild.style.background = LINES[index % LINES.length];
        return sign;
    });
    return [make("p.forces", null, keys), make("div.scroll", null, picture)];
}

function stepLine(rows, colour, { x, y, to }) {
    const ordered = [...rows].sort((a, b) => a.at - b.at);
    const points = ordered.flatMap((each, index) => [
        [each.at, each.amount],
        [ordered[index + 1] ? ordered[index + 1].at : to, each.amount],
    ]);
    const group = svg(
        "g",
        null,
        svg("polyline", {
            points: points.map(([at, amount]) => `${x(at)},${y(amount)}`).join(" "),
            fill: "none",
            stroke: colour,
            "stroke-width": 2.5,
        }),
    );
    for (const each of ordered) {
        const title = [
            translate(each.category),
            translate(each.bound),
            counted(Number(each.amount)),
            each.document,
        ]
            .filter(Boolean)
            .join(" · ");
        group.append(
            pressable(
                svg("circle", { cx: x(each.at), cy: y(each.amount), r: 5, fill: colour }),
                () => showPicked(title, each),
                title,
            ),
            svg(
                "text",
                { x: x(each.at) + 8, y: y(each.amount) - 7, class: "value" },
                counted(Number(each.amount)),
            ),
        );
    }
    return group;
}
