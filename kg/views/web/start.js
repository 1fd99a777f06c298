// The page around the views: its head, its languages, light and dark; then it begins.

const VIEWS = {
    graph: Boolean(window.vis),
    table: Boolean(window.vis),
    reader: documents.length > 0,
    pictures: Boolean(pictures.answers),
};

function makeHeader() {
    const tabs = Object.keys(VIEWS).filter((view) => VIEWS[view]);
    const other = state.lang === "zh" ? "en" : "zh";
    return make(
        "header.top",
        null,
        make("h1", null, t("title")),
        make(
            "nav",
            { "aria-label": t("views") },
            tabs.length > 1 &&
                tabs.map((view) =>
                    button(t(`view-${view}`), () => update({ view }), {
                        id: `view-${view}`,
                        "aria-current": state.view === view ? "page" : false,
                    }),
                ),
        ),
        VIEWS.graph &&
            showSearch(
                (thing) =>
                    update({
                        select: thing.key,
                        view: state.view === "table" ? "table" : "graph",
                        more: isShown(thing) ? state.more : [...state.more, thing.key],
                    }),
                "search",
                t("search"),
            ),
        make(
            "div.settings",
            null,
            button(other === "en" ? "English" : "中文", () => update({ lang: other }), {
                id: "lang",
                lang: other,
            }),
            button(isDark() ? "☀" : "☾", () => update({ theme: isDark() ? "light" : "dark" }), {
                id: "theme",
                title: t("theme"),
                "aria-label": t("theme"),
            }),
            VIEWS.graph &&
                button("?", toggleHelp, {
                    id: "show-help",
                    title: t("help"),
                    "aria-label": t("help"),
                }),
        ),
    );
}

function isShown(thing) {
    return visible().things.has(numberOf.get(thing.key));
}

function build() {
    const root = document.documentElement;
    root.lang = state.lang === "en" ? "en" : "zh-CN";
    root.dataset.theme = isDark() ? "dark" : "light";
    root.dataset.view = state.view;
    document.title = `${t("title")}${state.document && state.view === "reader" ? ` · ${titleOf(state.document)}` : ""}`;
    if (network) network.destroy();
    network = null;
    refill(
        document.getElementById("app"),
        makeHeader(),
        makeView(),
        showHelp(),
        make("div", { id: "live", class: "quiet-voice", "aria-live": "polite" }),
    );
    if (state.view === "graph" || state.view === "table") startGraph();
    if (state.view === "reader") startReader();
    document.getElementById("table")?.toggleAttribute("hidden", state.view !== "table");
}

function makeView() {
    if (state.view === "reader") return makeReader();
    if (state.view === "pictures") return makePictures();
    return makeGraphView();
}

function follow(changed) {
    if (["view", "lang", "theme", "picture"].some((name) => changed.has(name))) build();
    else if (state.view === "reader") followReader(changed);
    else if (state.view !== "pictures") followGraph(changed);
}

function begin() {
    Object.assign(state, readAddress());
    if (!VIEWS[state.view])
        state.view = Object.keys(VIEWS).find((view) => VIEWS[view]) || "graph";
    known = null;
    build();
}

// On paper the colours are those of the light theme.
function wearLight() {
    if (!isDark() || state.view !== "reader") return;
    const worn = state.theme;
    state.theme = "light";
    build();
    const wearAgain = () => {
        state.theme = worn;
        build();
    };
    window.addEventListener("afterprint", wearAgain, { once: true });
}

onChange(follow);
window.addEventListener("hashchange", begin);
matchMedia("(prefers-color-scheme: dark)").addEventListener(
    "change",
    () => state.theme || build(),
);
window.addEventListener("beforeprint", wearLight);
listenToKeys();
begin();
// For notebooks and tests: what is shown, and where the names stand.
const keysOf = (pair) =>
    [graph.network.edges[pair].from, graph.network.edges[pair].to].map(
        (end) => graph.things[end].key,
    );
window.mandateGraph = {
    state,
    update,
    visible,
    labels: () => boxes,
    network: () => network,
    index: (key) => numberOf.get(key),
    key: (index) => graph.things[index].key,
    called: (name) => graph.things.find((thing) => thing.zh === name)?.key,
    ends: keysOf,
    pairs: () =>
        linksOf.map((links, pair) => ({
            key: keysOf(pair).join(" "),
            facts: links.reduce((sum, link) => sum + link.facts.length, 0),
            weight: links.reduce((sum, link) => sum + link.weight, 0),
        })),
};
performance.mark("ready");
