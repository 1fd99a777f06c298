// The words that a fact was read from, marked in their sentence, and the way to them.

function sentenceOf(fact) {
    const text = fact.text;
    return [
        text.slice(0, fact.from),
        make("mark", null, text.slice(fact.from, fact.to)),
        text.slice(fact.to),
    ];
}

function showQuote(fact) {
    return make(
        "figure.quote",
        null,
        make("blockquote.said", { dir: "auto", lang: "zh" }, sentenceOf(fact)),
        make("figcaption", null, showPlace(fact.document, fact.number, fact.id)),
    );
}

// S/RES/2584(2021) ¶ 30: leads to the paragraph where the page holds the document.
function showPlace(document, number, fact) {
    const text = `${titleOf(document)}  ${number ? `¶ ${number}` : ""}`;
    if (!documentOf.has(document)) return said(text);
    const act = () => openParagraph(document, number, fact);
    return button(text, act, { class: "place said", title: t("read-it") });
}

function openParagraph(document, number, fact) {
    update({ view: "reader", document, paragraph: number, select: fact || state.select });
}

// What is said in a fact, role by role; the roles that a heading shows are left out.
function showRoles(fact, without = []) {
    const rows = Object.entries(fact.roles)
        .filter(([role]) => !without.includes(role) && role !== "confidence")
        .map(([role, values]) => [
            make("dt", null, label(role)),
            make(
                "dd",
                null,
                values.map((value, index) => [index ? "、" : "", showValue(value)]),
            ),
        ]);
    const unsure = Number(fact.roles.confidence?.[0] ?? 1) < 1;
    return make(
        "dl.roles",
        null,
        rows,
        unsure && [
            make("dt", null, label("confidence")),
            make("dd", null, fact.roles.confidence[0]),
        ],
    );
}

function showValue(value) {
    const key = keyOf(value);
    if (key && numberOf.has(key) && graph.things.length) return showThing(thingOf(key));
    return said(valueText(value));
}

function showThing(thing) {
    return button([icon(thing.type), said(nameOf(thing))], () => select(thing.key), {
        class: "thing",
    });
}

function showFact(fact, without) {
    return make(
        "article.fact",
        { "data-fact": fact.id },
        make("h4", null, label(fact.kind), fact.roles.force && showForce(fact)),
        showRoles(fact, ["force", "verb", ...(without || [])]),
        showQuote(fact),
    );
}

function showForce(fact, withVerb = true) {
    const force = keyOf(fact.roles.force[0]);
    const mark = make("span.force", null, make("i.swatch"), label(force));
    const verb = fact.roles.verb && fact.roles.verb[0];
    if (withVerb && verb && verb !== label(force)) fill(mark, " · ", said(verb));
    mark.firstChild.style.background = forceColour(force);
    return mark;
}

function select(key) {
    if (!VIEWS.graph) return;
    const view = state.view === "reader" || state.view === "pictures" ? "graph" : state.view;
    update({ select: key, view });
}

// P3M as one says it.
function lasts(duration) {
    const found = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(duration);
    if (!found) return duration;
    const said = ["years", "months", "weeks", "days"]
        .map((unit, index) => found[index + 1] && t(`every-${unit}`, found[index + 1]))
        .filter(Boolean);
    return said.join(" ");
}
