// What is known of what was clicked: a thing, the links of two, a part, a path.

const SHOWN = 30; // facts of a kind before one asks for more

function showDetails(place) {
  place.replaceChildren();
  const shown = visible();
  if (shown.way) fill(place, showWay(shown.way));
  const [one, other] = selectedThings();
  if (other !== undefined) fill(place, showPair(one, other));
  else if (one !== undefined) fill(place, showOne(graph.things[one]));
  else if (/^p\d+$/.test(state.select) && isLarge) fill(place, showPart(Number(state.select.slice(1))));
  else if (!shown.way) fill(place, showHints());
}

function showHints() {
  return make("section.hints", null,
    make("h2", null, t("hints")),
    make("ul", null, ["hint-search", "hint-click", "hint-edge", "hint-expand", "hint-keys"].map((key) => make("li", null, t(key)))),
    graph.left_out > 0 && make("p.note", null, t("left-out", counted(graph.left_out))));
}

function showOne(thing) {
  const facts = factsOf(thing.key);
  return make("section", { "data-thing": thing.key },
    showHead(thing), showActs(thing), showNames(thing),
    showDirectives(thing, facts), showKinds(thing, facts), showNeighbours(thing));
}

function showHead(thing) {
  const second = state.lang === "en" ? thing.zh : thing.en;
  return make("header", null,
    make("h2", null, icon(thing.type), said(nameOf(thing))),
    second && second !== nameOf(thing) && make("p.second", null, said(second)),
    make("p.note", null, [pick(graph.types[thing.type]), thing.acronym, thing.date].filter(Boolean).join(" · ")));
}

function showActs(thing) {
  const depth = make("select", { "aria-label": t("depth"), on: { change: (event) => update({ focus: thing.key, depth: Number(event.target.value) }) } },
    [1, 2, 3].map((step) => make("option", { value: step, selected: step === state.depth }, t("depth-of", step))));
  const pinned = Boolean(state.pins[thing.key]);
  const focused = state.focus === thing.key;
  return make("div.acts", null,
    button(t("expand"), () => update({ more: [...new Set([...state.more, thing.key])] }), { title: "e" }),
    button(focused ? t("unfocus") : t("focus"), () => toggleFocus(thing), { title: "f", "aria-pressed": String(focused) }), focused && depth,
    button(pinned ? t("unpin") : t("pin"), () => togglePin(thing), { title: "p", "aria-pressed": String(pinned) }),
    button(t("hide"), () => hideThing(thing), { title: "h" }),
    make("div.wide", null, showSearch((other) => update({ from: thing.key, to: other.key }), "path-to", t("path-to"))),
    documentOf.has(thing.key) && button(t("read-document"), () => openParagraph(thing.key, ""), { class: "main" }));
}

function toggleFocus(thing) {
  update({ focus: state.focus === thing.key ? "" : thing.key, from: "", to: "" });
}

function hideThing(thing) {
  update({ hide: [...state.hide, thing.key], select: "", focus: state.focus === thing.key ? "" : state.focus });
}

function togglePin(thing) {
  const pins = { ...state.pins };
  if (pins[thing.key]) delete pins[thing.key];
  else {
    const spot = network && nodes.get(numberOf.get(thing.key));
    const { x, y } = spot || graph.network.nodes[numberOf.get(thing.key)];
    pins[thing.key] = [Math.round(x), Math.round(y)];
  }
  update({ pins });
}

function showNames(thing) {
  const rows = [
    thing.names && [t("other-names"), thing.names.map((name, index) => [index ? "；" : "", said(name)])],
    [t("identifier"), said(thing.key, "code")],
    thing.same && [t("same-as"), link(thing.same, thing.same)],
    thing.page && [t("official"), link(thing.page, thing.page.replace(/^https?:\/\//, ""))],
    thing.found && [t("source"), t("found-in-text")],
  ];
  return make("dl.roles", null, rows.filter(Boolean).map(([term, value]) => [make("dt", null, term), make("dd", null, value)]));
}

// Who asks it to do what, and what it asks of whom.
function showDirectives(thing, facts) {
  const mine = (role) => facts.filter((fact) => (fact.roles[role] || []).includes(`id:${thing.key}`) && fact.roles.force);
  return [["addressee", "issuer", "asked"], ["issuer", "addressee", "asks"]].map(([own, other, title]) => {
    const found = mine(own);
    return found.length > 0 && make("section", null, make("h3", null, t(title), " ", make("span.count", null, counted(found.length))), directiveTable(found, other));
  });
}

function directiveTable(facts, other) {
  const table = make("table.directives", null, make("thead", null, make("tr", null,
    [t("force"), label(other), label("action"), label("deadline")].map((text) => make("th", { scope: "col" }, text)))));
  const body = make("tbody");
  for (const fact of facts.slice(0, 200)) fill(body, directiveRows(fact, other));
  return make("div.scroll", null, fill(table, body), facts.length > 200 && make("p.note", null, t("and-more", counted(facts.length - 200))));
}

function directiveRows(fact, other) {
  const words = make("tr.words", { hidden: true }, make("td", { colspan: 4 }));
  const open = button(showForce(fact), () => {
    words.hidden = !words.hidden;
    open.setAttribute("aria-expanded", String(!words.hidden));
    if (!words.firstChild.hasChildNodes()) fill(words.firstChild, showQuote(fact));
  }, { class: "open", "aria-expanded": "false", title: t("show-words") });
  const cells = [open, (fact.roles[other] || []).map(showValue), said((fact.roles.action || [""])[0]), (fact.roles.deadline || fact.roles.recurrence || [""])[0]];
  return [make("tr", { "data-fact": fact.id }, cells.map((cell) => make("td", null, cell))), words];
}

function showKinds(thing, facts) {
  const kinds = new Map();
  for (const fact of facts) {
    if (!fact.roles.force) kinds.set(fact.kind, [...(kinds.get(fact.kind) || []), fact]);
  }
  return [...kinds].map(([kind, several]) => make("details", { open: several.length <= 3 },
    make("summary", null, label(kind), " ", make("span.count", null, counted(several.length))),
    several.slice(0, SHOWN).map((fact) => showFact(fact)),
    several.length > SHOWN && make("p.note", null, t("and-more", counted(several.length - SHOWN)))));
}

// Its links, also those that the picture does not show.
function showNeighbours(thing) {
  const own = numberOf.get(thing.key);
  const groups = new Map();
  for (const pair of pairsOf[own]) {
    for (const each of linksOf[pair]) {
      const out = graph.network.edges[pair].from === own;
      const key = `${out ? "→" : "←"} ${pick(kindOf.get(each.kind))}`;
      groups.set(key, [...(groups.get(key) || []), { pair, weight: each.weight }]);
    }
  }
  if (!groups.size) return make("p.empty", null, t("no-links"));
  return make("section", null, make("h3", null, t("links")), [...groups].map(([key, several]) => {
    several.sort((a, b) => b.weight - a.weight);
    return make("details", null, make("summary", null, key, " ", make("span.count", null, counted(several.length))),
      make("ul.plain", null, several.slice(0, 100).map(({ pair, weight }) => make("li", null,
        showThing(graph.things[otherEnd(pair, own)]),
        button(`${counted(weight)} ×`, () => selectPair(pair), { class: "quiet", title: t("show-words") })))),
      several.length > 100 && make("p.note", null, t("and-more", counted(several.length - 100))));
  }));
}

// The links of two things, each with the facts behind it and their words.
function showPair(one, other) {
  const pairs = pairsOf[one].filter((pair) => otherEnd(pair, one) === other);
  return make("section", { "data-pair": state.select },
    make("header", null, make("h2.pair", null, showThing(graph.things[one]), make("span", { "aria-hidden": "true" }, "→"), showThing(graph.things[other]))),
    pairs.flatMap((pair) => linksOf[pair].map((each) => showLink(pair, each))));
}

function showLink(pair, { kind, weight, facts, document, paragraph }) {
  const { from, to } = graph.network.edges[pair];
  const known = facts.filter((index) => index < countFacts()).slice(0, SHOWN).map(factAt);
  const words = known.length ? known.map((fact) => showFact(fact)) : showNaming(from, to, document, paragraph, kind);
  return make("section", null,
    make("h3", null, said(shortName(graph.things[from])), ` ${pick(kindOf.get(kind))} `, said(shortName(graph.things[to])), " ", make("span.count", null, counted(weight))),
    words, facts.length > SHOWN && make("p.note", null, t("and-more", counted(facts.length - SHOWN))));
}

// A document that names something: the sentences in which it does.
function showNaming(from, to, document, paragraph, kind) {
  const own = documents[documentOf.get(graph.things[from].key)];
  const key = graph.things[to].key;
  const found = kind === MENTIONS && own ? own.paragraphs.filter((each) => !each.inside && each.names.some((name) => name[2] === key)) : [];
  if (found.length) return found.slice(0, SHOWN).map((each) => showQuote(namingAt(own.key, each, key)));
  if (!document) return make("p.note", null, t("by-authority"));
  const place = graph.things.find((thing) => thing.key === `doc/${document}`);
  return make("p.note", null, t("first-at"), " ", showPlace(place ? place.key : `doc/${document}`, paragraph));
}

function namingAt(document, { number, text, names }, key) {
  const [start, end] = names.find((name) => name[2] === key);
  const before = Math.max(...["。", "；", "！", "？", "\n"].map((sign) => text.lastIndexOf(sign, start - 1))) + 1;
  const ends = ["。", "；", "！", "？", "\n"].map((sign) => text.indexOf(sign, end)).filter((at) => at >= 0);
  const after = ends.length ? Math.min(...ends) + 1 : text.length;
  return { document, number, text: text.slice(before, after), from: start - before, to: end - before, id: "" };
}
