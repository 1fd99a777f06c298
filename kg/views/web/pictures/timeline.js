//+ title: Events and mandates
//+ 标题: 事件与任务期限
//+ order: 1
//+ questions: events mandates

// Mandates as bars, a line a holder; above them what happened, each event a point.
addPicture("timeline", (place, { events, mandates }) => {
    const dated = events.filter((each) => each.when);
    const terms = mandates.filter((each) => each.since || each.until);
    const ends = [
        ...dated.flatMap((each) => [
            yearsOf(each.when),
            yearsOf(each.ended || each.when, true),
        ]),
        ...terms.flatMap((each) => [
            each.since && yearsOf(each.since),
            each.until && yearsOf(each.until, true),
        ]),
    ].filter(Boolean);
    if (!ends.length) return fill(place, make("p.empty", null, t("empty-picture")));
    const width = widthOf();
    const [from, to] = [Math.min(...ends) - 0.1, Math.max(...ends) + 0.1];
    const scale = (year) => 12 + ((year - from) / (to - from)) * (width - 24);
    const rows = stack(dated, scale);
    const lanes = [...new Set(terms.map((each) => each.holder))];
    const top = rows.height + 14;
    const height = top + lanes.length * 44 + 40;
    const picture = svg(
        "svg",
        {
            viewBox: `0 0 ${width} ${height}`,
            width,
            height,
            role: "group",
            "aria-label": t("timeline"),
        },
        timeAxis(from, to, scale, height),
    );
    for (const { each, x, y } of rows.placed) picture.append(eventPoint(each, x, y));
    lanes.forEach((holder, index) =>
        picture.append(
            mandateLane(
                holder,
                terms.filter((each) => each.holder === holder),
                top + index * 44,
                scale,
                to,
            ),
        ),
    );
    fill(place, make("div.scroll", null, picture));
});

// Points that would touch stand one above the other.
function stack(dated, scale) {
    const ends = [];
    const placed = [...dated]
        .sort((a, b) => String(a.when).localeCompare(String(b.when)))
        .map((each) => {
            const x = scale(yearsOf(each.when));
            let line = ends.findIndex((end) => end < x - 13);
            if (line < 0) line = ends.length;
            ends[line] = x;
            return { each, x, line };
        });
    const height = Math.max(ends.length, 1) * 14 + 8;
    return { height, placed: placed.map((one) => ({ ...one, y: height - one.line * 14 - 8 })) };
}

function eventPoint(each, x, y) {
    const who = [each.agent, each.target, each.place]
        .filter(Boolean)
        .map(translate)
        .join(" · ");
    const title = [each.when, translate(each.type), who, each.told && translate(each.told)]
        .filter(Boolean)
        .join(" · ");
    const point = drawShape("dot", x, y, 5, { class: each.told ? "point told" : "point" });
    return pressable(point, () => showPicked(title, each), title);
}

function mandateLane(holder, terms, y, scale, to) {
    const lane = svg(
        "g",
        { class: "lane" },
        svg("text", { x: 4, y: y + 12, class: "name" }, translate(holder)),
    );
    const seen = new Set();
    for (const each of terms) {
        const key = `${each.since}${each.until}${each.granted_by}`;
        if (seen.has(key)) continue; // a row for each ceiling
        seen.add(key);
        const begin = each.since
            ? yearsOf(each.since)
            : yearsOf(issuedOn(each.document) || each.until);
        const end = each.until ? yearsOf(each.until, true) : to;
        const bar = svg("rect", {
            x: scale(begin),
            y: y + 18,
            width: Math.max(4, scale(end) - scale(begin) - 1),
            height: 16,
            rx: 3,
            class: each.until ? "bar" : "bar open",
        });
        const title = `${translate(holder)} · ${each.since || "…"} – ${each.until || "…"} · ${each.granted_by || each.document}`;
        lane.append(pressable(bar, () => showPicked(title, each), title));
    }
    return lane;
}
