// What is asked of a thing and by it, as tables; its other facts by kind.

// Who asks it to do what, and what it asks of whom.
function showDirectives(thing, facts) {
    const mine = (role) =>
        facts.filter(
            (fact) => (fact.roles[role] || []).includes(`id:${thing.key}`) && fact.roles.force,
        );
    return [
        ["addressee", "issuer", "asked"],
        ["issuer", "addressee", "asks"],
    ].map(([own, other, title]) => {
        const found = mine(own);
        return (
            found.length > 0 &&
            make(
                "section",
                null,
                make(
                    "h3",
                    null,
                    t(title),
                    " ",
                    make("span.count", null, counted(found.length)),
                ),
                directiveTable(found, other),
            )
        );
    });
}

function directiveTable(facts, other) {
    const dated = facts.some((fact) => dueOf(fact));
    const heads = [t("force"), label(other), label("action"), dated && label("deadline")];
    const head = heads.filter(Boolean).map((text) => make("th", { scope: "col" }, text));
    const body = make("tbody");
    const table = make(
        "table.directives",
        null,
        make("thead", null, make("tr", null, head)),
        body,
    );
    for (const fact of facts.slice(0, 200)) fill(body, directiveRows(fact, other, dated));
    const more = facts.length > 200 && t("and-more", counted(facts.length - 200));
    return make("div.scroll", null, table, more && make("p.note", null, more));
}

function dueOf(fact) {
    return (fact.roles.deadline || fact.roles.recurrence || [""])[0];
}

function directiveRows(fact, other, dated) {
    const words = make("tr.words", { hidden: true }, make("td", { colspan: dated ? 4 : 3 }));
    const open = button(
        showForce(fact, false),
        () => {
            words.hidden = !words.hidden;
            open.setAttribute("aria-expanded", String(!words.hidden));
            if (!words.firstChild.hasChildNodes()) fill(words.firstChild, showQuote(fact));
        },
        { class: "open", "aria-expanded": "false", title: t("show-words") },
    );
    const who = (fact.roles[other] || []).map((value) => make("div", null, showValue(value)));
    const cells = [open, who, said((fact.roles.action || [""])[0])];
    if (dated) cells.push(lasts(dueOf(fact)));
    const row = make(
        "tr",
        { "data-fact": fact.id },
        cells.map((cell) => make("td", null, cell)),
    );
    return [row, words];
}

function showKinds(thing, facts) {
    const kinds = new Map();
    for (const fact of facts) {
        if (!fact.roles.force) kinds.set(fact.kind, [...(kinds.get(fact.kind) || []), fact]);
    }
    return [...kinds].map(([kind, several]) =>
        make(
            "details",
            { open: several.length <= 3 },
            make(
                "summary",
                null,
                label(kind),
                " ",
                make("span.count", null, counted(several.length)),
            ),
            several.slice(0, SHOWN).map((fact) => showFact(fact)),
            several.length > SHOWN &&
                make("p.note", null, t("and-more", counted(several.length - SHOWN))),
        ),
    );
}
