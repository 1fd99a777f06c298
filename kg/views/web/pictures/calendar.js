//+ title: Deadlines and reports due
//+ 标题: 期限与应提交的报告
//+ order: 5
//+ questions: deadlines reporting

// What falls due, month by month; below it, reports that come again and again.
addPicture("calendar", (place, { deadlines, reporting }) => {
    if (pictures.ics)
        fill(
            place,
            button(
                t("save-ics"),
                () =>
                    save(
                        "mandate-graph.ics",
                        new Blob([pictures.ics], { type: "text/calendar" }),
                    ),
                { id: "save-ics", class: "main" },
            ),
        );
    const months = new Map();
    for (const each of deadlines) {
        const month = String(each.day).slice(0, 7);
        months.set(month, [...(months.get(month) || []), each]);
    }
    for (const [month, rows] of [...months].sort()) {
        fill(
            place,
            make(
                "section.month",
                null,
                make("h3", null, month),
                make("ul.plain", null, rows.map(dueItem)),
            ),
        );
    }
    const repeated = reporting.filter((each) => each.recurrence && !each.deadline);
    if (repeated.length)
        fill(
            place,
            make(
                "section.month",
                null,
                make("h3", null, t("again-and-again")),
                make("ul.plain", null, repeated.map(reportItem)),
            ),
        );
});

function dueItem(each) {
    const title = [
        String(each.day),
        t(each.what.replace(/ /g, "-")),
        translate(each.actor),
    ].join(" · ");
    return make(
        "li.due",
        null,
        make("time", { datetime: each.day }, String(each.day).slice(8) || "—"),
        make("span.what", null, t(each.what.replace(/ /g, "-"))),
        said(translate(each.actor), "strong"),
        said(each.matter || ""),
        button(`${each.document} ¶ ${each.paragraph}`, () => showPicked(title, each), {
            class: "place",
        }),
    );
}

function reportItem(each) {
    const title = [lasts(each.recurrence), translate(each.actor), translate(each.recipient)]
        .filter(Boolean)
        .join(" · ");
    return make(
        "li.due",
        null,
        make("span.what", null, lasts(each.recurrence)),
        said(translate(each.actor), "strong"),
        said(each.topic || ""),
        button(`${each.document} ¶ ${each.paragraph}`, () => showPicked(title, each), {
            class: "place",
        }),
    );
}
