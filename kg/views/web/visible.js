// What is shown of the graph: by types, kinds of links, time, and what is looked at.

const FIRST = { things: 120, pairs: 500 }; // in the first picture
const MENTIONS = "mentions";
const isLarge = Boolean(graph.divisions);
let known = null;

onChange((changed) => {
    const own = [
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
    ];
    if (own.some((name) => changed.has(name))) known = null;
});

// What is only named is left aside at first, where enough is stated.
function kindsOff() {
    if (state.kinds) return state.kinds;
    const stated = graph.links.filter((each) => graph.kinds[each[1]].key !== MENTIONS).length;
    return stated >= 20 && kindOf.has(MENTIONS) ? [MENTIONS] : [];
}

function visible() {
    known = known || compute();
    return known;
}

function compute() {
    const allowed = allow();
    const way = state.from && state.to ? findWay(state.from, state.to, allowed) : null;
    if (way) return { ...join(new Set(way.things), allowed), allowed, way };
    if (isLarge && !state.focus && !state.all) return { ...gather(allowed), allowed };
    const things = state.focus
        ? reach([state.focus], state.depth, allowed)
        : chooseFirst(allowed);
    for (const key of state.more) {
        for (const near of reach([key], 1, allowed)) things.add(near);
    }
    return { ...join(things, allowed), allowed };
}

// The links that filters and time leave: by pair, their kinds.
function allow() {
    const off = new Set(kindsOff());
    const hidden = new Set(state.hide);
    const types = new Set(state.off);
    const shown = graph.things.map((thing) => !hidden.has(thing.key) && !types.has(thing.type));
    const allowed = new Map();
    for (const edge of graph.network.edges) {
        if (!shown[edge.from] || !shown[edge.to]) continue;
        const links = linksOf[edge.id].filter(
            (link) => !off.has(link.kind) && isInTime(link, edge),
        );
        if (links.length) allowed.set(edge.id, links);
    }
    return { pairs: allowed, shown };
}

function isInTime(link, edge) {
    if (!state.until) return true;
    if (!link.facts.length) {
        const date = dateOf(graph.things[edge.from].key);
        return !date || date <= state.until;
    }
    return link.facts.some((index) => index < countFacts() && holds(factAt(index)));
}

// Whether a fact had come about by the day of the slider, and, if asked, still held.
function holds(fact) {
    const begins = fact.begins || dateOf(fact.document);
    if (begins && begins.slice(0, state.until.length) > state.until) return false;
    return !(state.held && fact.ends && fact.ends < state.until.slice(0, fact.ends.length));
}

function otherEnd(pair, thing) {
    const edge = graph.network.edges[pair];
    return edge.from === thing ? edge.to : edge.from;
}

// All that is no further away than so many links.
function reach(keys, depth, allowed) {
    const found = new Set(
        keys.map((key) => numberOf.get(key)).filter((each) => each !== undefined),
    );
    let newest = [...found];
    for (let step = 0; step < depth; step += 1) {
        const next = [];
        for (const thing of newest) {
            for (const pair of pairsOf[thing]) {
                const other = otherEnd(pair, thing);
                if (allowed.pairs.has(pair) && !found.has(other)) {
                    found.add(other);
                    next.push(other);
                }
            }
        }
        newest = next;
    }
    return found;
}

function degrees(allowed) {
    const count = new Int32Array(graph.things.length);
    for (const pair of allowed.pairs.keys()) {
        count[graph.network.edges[pair].from] += 1;
        count[graph.network.edges[pair].to] += 1;
    }
    return count;
}

// Everything that is linked, or at first what most is said of, as far as one can read it.
function chooseFirst(allowed) {
    const score = rate(allowed);
    const linked = graph.things.map((_, index) => index).filter((index) => score[index]);
    if (state.all || linked.length <= FIRST.things) return new Set(linked);
    linked.sort((one, other) => score[other] - score[one] || one - other);
    const chosen = new Set();
    let pairs = 0;
    for (const thing of linked) {
        const more = pairsOf[thing].filter(
            (pair) => allowed.pairs.has(pair) && chosen.has(otherEnd(pair, thing)),
        );
        if (chosen.size >= FIRST.things || pairs + more.length > FIRST.pairs) break;
        chosen.add(thing);
        pairs += more.length;
    }
    const isLinked = (thing) =>
        pairsOf[thing].some(
            (pair) => allowed.pairs.has(pair) && chosen.has(otherEnd(pair, thing)),
        );
    return new Set([...chosen].filter(isLinked));
}

// How much is said of each thing: what facts state counts for more than that one thing
// is a part of another.
function rate(allowed) {
    const score = new Float64Array(graph.things.length);
    for (const [pair, links] of allowed.pairs) {
        const { from, to } = graph.network.edges[pair];
        const facts = links.reduce((sum, link) => sum + link.facts.length, 0);
        const worth = facts ? 3 + Math.log2(facts) : 1;
        score[from] += worth;
        score[to] += worth;
    }
    return score;
}

function join(things, allowed) {
    const pairs = new Map();
    for (const thing of things) {
        for (const pair of pairsOf[thing]) {
            if (allowed.pairs.has(pair) && things.has(otherEnd(pair, thing)))
                pairs.set(pair, allowed.pairs.get(pair));
        }
    }
    return { things, pairs, parts: new Map(), bundles: [] };
}
