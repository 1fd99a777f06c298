// A document as it reads: names underlined by type, directives marked at the verb, and
// beside each paragraph what is stated in it.

let factsByPlace = null;

function makeReader() {
    return make(
        "main.reader",
        null,
        make("nav.shelf", { "aria-label": t("documents") }, documents.map(shelfItem)),
        make("div", { id: "document", tabindex: -1 }),
    );
}

function shelfItem(each) {
    const chosen = each.key === chosenDocument().key;
    const facts = placesOf(each.key).size
        ? [...placesOf(each.key).values()].reduce((sum, list) => sum + list.length, 0)
        : 0;
    return button(
        [
            said(each.symbol || each.title || each.file),
            make(
                "small",
                null,
                [each.date, facts ? t("facts-count", counted(facts)) : ""]
                    .filter(Boolean)
                    .join(" · "),
            ),
        ],
        () => update({ document: each.key, paragraph: "" }),
        { class: "book", "aria-current": chosen ? "true" : false, "data-key": each.key },
    );
}

function chosenDocument() {
    return documents[documentOf.get(state.document)] || documents[documents.length - 1];
}

// The facts of a document by the number of their paragraph.
function placesOf(key) {
    if (!factsByPlace) {
        factsByPlace = new Map();
        for (let index = 0; index < countFacts(); index += 1) {
            const fact = factAt(index);
            const places = factsByPlace.get(fact.document) || new Map();
            factsByPlace.set(
                fact.document,
                places.set(fact.number, [...(places.get(fact.number) || []), fact]),
            );
        }
    }
    return factsByPlace.get(key) || new Map();
}

function startReader() {
    const own = chosenDocument();
    refill(
        document.getElementById("document"),
        documentHead(own),
        make("div.text", { lang: "zh" }, paragraphsOf(own)),
    );
    showPlaceInText();
}

function followReader(changed) {
    if (changed.has("document")) build();
    else if (changed.has("paragraph") || changed.has("select")) showPlaceInText();
}

function documentHead(own) {
    const forces = Object.keys(read().forces).filter((force) =>
        [...placesOf(own.key).values()]
            .flat()
            .some((fact) => (fact.roles.force || []).includes(`id:${force}`)),
    );
    return make(
        "header",
        null,
        make("h2", null, said(own.symbol || own.title || own.file)),
        own.symbol && own.title && make("p.second", null, said(own.title)),
        make(
            "p.note",
            null,
            [own.date, (own.symbol || own.title) && own.file].filter(Boolean).join(" · "),
            own.page && [" · ", link(own.page, t("official"))],
        ),
        forces.length > 0 && make("p.forces", null, forces.map(forceSign)),
        VIEWS.graph &&
            numberOf.has(own.key) &&
            button(t("show-in-graph"), () => select(own.key), { class: "quiet no-print" }),
        button(t("print"), () => window.print(), { class: "quiet no-print" }),
    );
}

function forceSign(force) {
    const sign = make("span.force", null, make("i.swatch"), label(force));
    sign.firstChild.style.background = forceColour(force);
    return sign;
}

function paragraphsOf(own) {
    const places = placesOf(own.key);
    const inside = new Map(); // what stands in a paragraph: its number and where it begins
    own.paragraphs.forEach((each, index) => {
        const [above, at] = each.inside || [];
        const outer = each.inside ? inside.get(above) || { index: above, at: 0 } : null;
        if (outer) inside.set(index, { index: outer.index, at: outer.at + at });
    });
    return own.paragraphs.map((each, index) => {
        if (each.inside) return null;
        const facts = [...(places.get(each.number) || [])];
        for (const [item, outer] of inside) {
            if (outer.index !== index) continue;
            for (const fact of places.get(own.paragraphs[item].number) || [])
                facts.push({ ...fact, at: fact.at + outer.at });
        }
        const items = [...inside]
            .filter(([, outer]) => outer.index === index)
            .map(([item]) => own.paragraphs[item].number);
        return showParagraph(each, facts, items);
    });
}

function showParagraph(each, facts, items) {
    const text = make("p.said", { dir: "auto" }, markUp(each, facts));
    const notes = make("div.margin", null, facts.map(marginFact));
    return make(
        `section.paragraph.${each.kind.toLowerCase()}`,
        {
            "data-number": each.number,
            "data-items": items.join(" "),
            "data-depth": Math.min(each.depth, 4),
        },
        make(
            "div.number",
            null,
            /^(heading|title|opening|dateline|signature|¶|table)/.test(
                each.number.split("/").pop(),
            )
                ? ""
                : each.number,
        ),
        text,
        notes,
    );
}

// The text in pieces, each with the names, verbs and facts that it belongs to.
function markUp({ text, names }, facts) {
    const spans = names.map(([start, end, key]) => ({ start, end, key }));
    for (const fact of facts) {
        const start = fact.at;
        const end = start + fact.to - fact.from;
        spans.push({ start, end, fact });
        const verb = fact.roles.verb && fact.roles.verb[0];
        const at = verb ? text.indexOf(verb, start) : -1;
        if (at >= 0 && at < end) spans.push({ start: at, end: at + verb.length, verb: fact });
    }
    const cuts = [
        ...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])]),
    ].sort((a, b) => a - b);
    return cuts.slice(0, -1).map((cut, index) => {
        const end = cuts[index + 1];
        return piece(
            text.slice(cut, end),
            spans.filter((span) => span.start <= cut && span.end >= end),
        );
    });
}

function piece(text, spans) {
    const name = spans.find((span) => span.key);
    const verb = spans.find((span) => span.verb);
    const facts = spans.filter((span) => span.fact).map((span) => span.fact.id);
    if (!spans.length) return text;
    const element = make(
        "span",
        { "data-facts": facts.join(" ") || false, class: facts.length ? "stated" : false },
        text,
    );
    if (name && thingOf(name.key)) {
        const type = thingOf(name.key).type;
        element.classList.add("name");
        element.style.textDecorationColor = colourOf(type);
        element.title = `${nameOf(thingOf(name.key))} · ${pick(graph.types[type])}`;
        element.addEventListener("click", () => select(name.key));
    }
    if (verb) {
        element.classList.add("verb");
        element.style.borderColor = forceColour(keyOf((verb.verb.roles.force || [""])[0]));
        element.title = label(keyOf((verb.verb.roles.force || [""])[0]));
        element.addEventListener("click", () => update({ select: verb.verb.id }));
    }
    return element;
}

function marginFact(fact) {
    const who =
        fact.roles.addressee ||
        fact.roles.holder ||
        fact.roles.of ||
        fact.roles.cited ||
        fact.roles.target ||
        [];
    const head = make(
        "summary",
        null,
        fact.roles.force ? showForce(fact) : make("strong", null, label(fact.kind)),
        who.length > 0 && [" → ", who.map(valueText).join("、")],
    );
    const card = make(
        "details.card",
        { "data-fact": fact.id },
        head,
        showRoles(fact, ["force", "verb"]),
    );
    head.addEventListener("click", () => update({ select: fact.id }));
    head.addEventListener("mouseenter", () => lightUp(fact.id));
    return card;
}

function lightUp(id) {
    for (const each of document.querySelectorAll(".stated")) {
        each.classList.toggle("lit", Boolean(id) && each.dataset.facts.split(" ").includes(id));
    }
}

// Scroll to the paragraph and the fact that the address names.
function showPlaceInText() {
    for (const each of document.querySelectorAll(".paragraph.here"))
        each.classList.remove("here");
    const fact = state.select.startsWith("fact/") ? state.select : "";
    lightUp(fact);
    const card = fact && document.querySelector(`.card[data-fact="${CSS.escape(fact)}"]`);
    if (card) card.open = true;
    if (!fact && !state.paragraph) return;
    const all = [...document.querySelectorAll(".paragraph")];
    const place =
        all.find((each) => each.dataset.number === state.paragraph) ||
        all.find((each) => each.dataset.items.split(" ").includes(state.paragraph)) ||
        (card && card.closest(".paragraph"));
    if (!place) return;
    place.classList.add("here");
    (document.querySelector(".lit") || place).scrollIntoView({ block: "center" });
}
