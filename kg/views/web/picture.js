// Pictures of named questions. Each is a file in the folder beside this one, which says at
// its head what it asks, and adds itself here.

const STEPS = [0.25, 0.5, 1, 2, 5, 10, 20, 50, 100]; // years between marks of time
const LEAST_APART = 66; // pixels
const drawings = {}; // name → act(place, answers)

function addPicture(name, draw) {
    drawings[name] = draw;
}

function makePictures() {
    const names = pictures.list.map((each) => each.name);
    const chosen =
        pictures.list.find((each) => each.name === state.picture) || pictures.list[0];
    const tabs = make(
        "nav.switch",
        { "aria-label": t("view-pictures") },
        names.length > 1 &&
            pictures.list.map((each) => {
                return button(pick(each), () => update({ picture: each.name }), {
                    "data-picture": each.name,
                    "aria-current": each === chosen ? "page" : false,
                });
            }),
    );
    const place = make("div", { id: "picture", "data-picture": chosen.name });
    const answers = Object.fromEntries(chosen.questions.map((name) => [name, rowsOf(name)]));
    const empty = chosen.questions.every((name) => !answers[name].length);
    if (empty) fill(place, make("p.empty", null, t("empty-picture")));
    else drawings[chosen.name](place, answers);
    return make(
        "main.pictures",
        null,
        tabs,
        make("h2", null, pick(chosen)),
        place,
        make("div", { id: "picked" }),
        !empty &&
            chosen.questions.map(
                (name) => answers[name].length > 0 && showAnswer(name, answers[name]),
            ),
    );
}

function rowsOf(name) {
    const { columns, rows } = pictures.answers[name];
    return rows.map((row) =>
        Object.fromEntries(columns.map((column, index) => [column, row[index]])),
    );
}

// The answer itself, to be read and copied.
function showAnswer(name, rows) {
    const columns = pictures.answers[name].columns;
    return make(
        "details.answer",
        null,
        make(
            "summary",
            null,
            t("as-table"),
            " ",
            make("code", null, `kg query ${name}`),
            " ",
            make("span.count", null, counted(pictures.answers[name].count)),
        ),
        make(
            "div.scroll",
            null,
            make(
                "table.list",
                null,
                make(
                    "thead",
                    null,
                    make(
                        "tr",
                        null,
                        columns.map((column) => make("th", { scope: "col" }, column)),
                    ),
                ),
                make(
                    "tbody",
                    null,
                    rows.slice(0, 500).map((each) =>
                        make(
                            "tr",
                            null,
                            columns.map((column) =>
                                make("td", null, said(translate(each[column]))),
                            ),
                        ),
                    ),
                ),
            ),
        ),
        rows.length > 500 &&
            make("p.note", null, t("first-rows", "500", counted(pictures.answers[name].count))),
    );
}

// Answers name things in Chinese, and concepts by a key where they have no label.
function translate(value) {
    const text = String(value ?? "");
    return pick(pictures.words[text]) || text;
}

// What was clicked in a picture: its words, and the way to them.
function showPicked(title, row) {
    const document = `doc/${row.document}`;
    refill(
        globalThis.document.getElementById("picked"),
        make(
            "article.fact",
            null,
            make("h4", null, title),
            make(
                "figure.quote",
                null,
                make("blockquote.said", { dir: "auto", lang: "zh" }, row.quote || ""),
                make("figcaption", null, showPlace(document, row.paragraph)),
            ),
        ),
    );
}

function issuedOn(symbol) {
    const year = /\((\d{4})\)|\/(\d{4})\//.exec(symbol);
    return pictures.dates[symbol] || (year ? year[1] || year[2] : "");
}

// A date, month or year as a number of years; of an end the last day counts.
function yearsOf(date, isEnd = false) {
    const [year, month, day] = String(date).split("-").map(Number);
    if (isEnd) return year + (month ? (month - 1 + (day || 31) / 31) / 12 : 1);
    return year + (month ? (month - 1 + ((day || 1) - 1) / 31) / 12 : 0);
}

// Years, or months where there is room for them, along the foot of a picture.
function timeAxis(from, to, scale, height) {
    const marks = [];
    const year = scale(from + 1) - scale(from);
    const step = STEPS.find((each) => each * year >= LEAST_APART) || STEPS[STEPS.length - 1];
    for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
        const whole = Math.floor(at + 1e-6);
        const month = Math.round((at - whole) * 12) + 1;
        const text = step < 1 ? `${whole}-${String(month).padStart(2, "0")}` : String(whole);
        marks.push(
            svg("line", {
                x1: scale(at),
                x2: scale(at),
                y1: 0,
                y2: height - 20,
                class: "grid",
            }),
            svg(
                "text",
                { x: scale(at), y: height - 4, "text-anchor": "middle", class: "axis" },
                text,
            ),
        );
    }
    return svg("g", null, marks);
}

function pressable(element, act, title) {
    element.setAttribute("tabindex", "0");
    element.setAttribute("role", "button");
    element.classList.add("press");
    element.append(svg("title", null, title));
    element.addEventListener("click", act);
    element.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") {
            event.preventDefault();
            act();
        }
    });
    return element;
}

function widthOf() {
    return Math.max(330, Math.min(1180, document.documentElement.clientWidth - 32));
}
