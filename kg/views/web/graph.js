// The graph's own view: legend, picture, time, details, and what keeps them in step.

function makeGraphView() {
    const legend = make("aside", { id: "legend", "aria-label": t("legend") });
    const canvas = make("div", {
        id: "canvas",
        tabindex: 0,
        role: "application",
        "aria-label": t("canvas"),
    });
    const table = make("div", { id: "table", hidden: true });
    const details = make("aside", { id: "details", tabindex: -1, "aria-label": t("details") });
    const handle = button("×", () => update({ select: "", from: "", to: "" }), {
        id: "close-details",
        "aria-label": t("close"),
    });
    return make(
        "main.graph",
        null,
        legend,
        make(
            "div.stage",
            null,
            make("div", { id: "status" }),
            canvas,
            table,
            showTools(),
            make("div", { id: "time" }),
        ),
        make("div.side", { id: "side" }, handle, details),
    );
}

function showTools() {
    const tool = (sign, name, act) =>
        button(sign, act, { title: t(name), "aria-label": t(name) });
    return make(
        "div.tools",
        { role: "toolbar", "aria-label": t("tools") },
        tool("＋", "key-zoom-in", () => zoom(1.25)),
        tool("－", "key-zoom-out", () => zoom(0.8)),
        tool("⤢", "key-whole", () => showWhole()),
        tool("PNG", "save-png", savePng),
        tool("SVG", "save-svg", saveSvg),
    );
}

function showStatus() {
    const shown = visible();
    const place = document.getElementById("status");
    const things = shown.things.size;
    const all = graph.things.length;
    const said = shown.parts.size
        ? t(
              "shown-parts",
              counted(shown.parts.size),
              counted(things),
              counted(all),
              counted(graph.network.edges.length),
          )
        : t(
              "shown",
              counted(things),
              counted(all),
              counted(shown.pairs.size),
              counted(graph.network.edges.length),
          );
    const whole =
        !state.focus && !shown.way && (shown.parts.size > 0 || state.all || things < all);
    const changed = ["off", "hide", "more", "open", "focus", "until", "from"].some(
        (name) => state[name].length > 0,
    );
    const reset = changed || Boolean(state.kinds) || Object.keys(state.pins).length > 0;
    refill(
        place,
        make("span", null, said),
        whole &&
            button(
                state.all ? t("show-main") : t("show-all"),
                () => update({ all: !state.all }),
                { id: "all" },
            ),
        reset && button(t("reset"), resetView, { id: "reset" }),
        button(t("legend"), () => document.body.classList.toggle("legend-open"), {
            class: "narrow",
        }),
    );
    announce(said);
}

function resetView() {
    const kept = { view: state.view, lang: state.lang, theme: state.theme, rows: state.rows };
    update({ ...DEFAULTS, ...kept });
}

function startGraph() {
    document.getElementById("canvas").hidden = state.view === "table";
    showLegend(document.getElementById("legend"));
    showStatus();
    showTime(document.getElementById("time"));
    showDetails(document.getElementById("details"));
    document.body.classList.toggle("selected", Boolean(state.select || state.from));
    if (state.view === "table") showTable(document.getElementById("table"));
    else if (graph.things.length) drawNetwork(document.getElementById("canvas"));
    else refill(document.getElementById("canvas"), make("p.empty", null, t("empty-graph")));
    if (network && state.select) showSelected();
}

const DRAWS = [
    "off",
    "kinds",
    "until",
    "held",
    "all",
    "more",
    "hide",
    "focus",
    "depth",
    "from",
    "to",
    "division",
    "open",
    "select",
    "pins",
];
const REFITS = [
    "all",
    "focus",
    "depth",
    "from",
    "to",
    "division",
    "kinds",
    "off",
    "until",
    "held",
    "open",
];

function followGraph(changed) {
    const has = (names) => names.some((name) => changed.has(name));
    if (has(["off", "kinds"])) syncLegend();
    if (has(DRAWS)) {
        showStatus();
        showDetails(document.getElementById("details"));
        document.body.classList.toggle("selected", Boolean(state.select || state.from));
        if (state.view === "table") showTable(document.getElementById("table"));
        if (network && state.view === "graph") redraw(has(REFITS));
    }
    if (changed.has("select") && state.select) announce(sayPlainly());
    if (has(["until", "held"])) renew("time", showTime);
    if (changed.has("rows")) showTable(document.getElementById("table"));
    if (changed.has("division")) renew("legend", showLegend);
}

// What is being used stays as it is, so that it keeps the focus.
function renew(id, show) {
    const place = document.getElementById(id);
    if (!place.contains(document.activeElement)) show(place);
}

// What is selected, for those who hear the page.
function sayPlainly() {
    const known = selectedThings().filter((index) => index !== undefined);
    return known.map((index) => nameOf(graph.things[index])).join(" → ");
}

function redraw(fits) {
    syncNetwork();
    network.unselectAll();
    if (fits) showWhole(false);
    if (state.select) showSelected();
    network.redraw();
}

// Boxes are set, not made anew, so that the one that was pressed keeps the focus.
function syncLegend() {
    for (const label of document.querySelectorAll("#legend label")) {
        const { type, kind } = label.dataset;
        if (type) label.firstChild.checked = !state.off.includes(type);
        if (kind) label.firstChild.checked = !kindsOff().includes(kind);
    }
}
