// The data of the page, and the ways to find something in it. Facts are read when they
// are first asked for, so that the picture need not wait for them.

const graph = readBlock("graph") || emptyGraph();
const documents = readBlock("documents") || [];
const pictures = readBlock("pictures") || {};
const start = readBlock("start") || {};
const numberOf = new Map(graph.things.map((thing, index) => [thing.key, index]));
const documentOf = new Map(documents.map((each, index) => [each.key, index]));
const linksOf = graph.network.edges.map(() => []);
const pairsOf = graph.things.map(() => []);
const fallback = { rows: [], sentences: [], labels: {}, forces: {} };
let statements = null;
let involved = null;

for (const [pair, kind, weight, facts, document, paragraph] of graph.links) {
    linksOf[pair].push({
        pair,
        kind: graph.kinds[kind].key,
        weight,
        facts,
        document,
        paragraph,
    });
}
for (const edge of graph.network.edges) {
    pairsOf[edge.from].push(edge.id);
    pairsOf[edge.to].push(edge.id);
}
const kindOf = new Map(graph.kinds.map((kind) => [kind.key, kind]));

function emptyGraph() {
    const network = { nodes: [], edges: [], options: {} };
    return {
        network,
        things: [],
        links: [],
        types: {},
        families: [],
        kinds: [],
        strokes: {},
        divisions: null,
        left_out: 0,
    };
}

function thingOf(key) {
    return graph.things[numberOf.get(key)];
}

function read() {
    statements = statements || readBlock("facts") || fallback;
    return statements;
}

function factAt(index) {
    const [id, kind, sentence, from, to, at, begins, ends, roles] = read().rows[index];
    const [document, number, text] = statements.sentences[sentence];
    return { index, id, kind, document, number, text, from, to, at, begins, ends, roles };
}

function countFacts() {
    return read().rows.length;
}

// The facts in which a thing has a role, by its key.
function factsOf(key) {
    if (!involved) {
        involved = new Map();
        read().rows.forEach((row, index) => {
            const keys = new Set([row[0], ...Object.values(row[8]).flat().map(keyOf)]);
            for (const each of keys) {
                if (!each) continue;
                if (!involved.has(each)) involved.set(each, []);
                involved.get(each).push(index);
            }
        });
    }
    return (involved.get(key) || []).map(factAt).sort(byVoice);
}

// What a document says itself comes before what it tells of others.
function byVoice(one, other) {
    return Number("reportedBy" in one.roles) - Number("reportedBy" in other.roles);
}

function keyOf(value) {
    return value.startsWith("id:") ? value.slice(3) : "";
}

// A role's value as it is read: a thing or a concept by its name, words as they are.
function valueText(value) {
    const key = keyOf(value);
    if (!key) return value;
    const thing = thingOf(key);
    if (thing) return nameOf(thing);
    const label = read().labels[key];
    return label ? pick(label) : key.replace(/^(doc|para)\//, "");
}

function label(term) {
    return pick(read().labels[term]) || term;
}

function isDark() {
    if (state.theme) return state.theme === "dark";
    return matchMedia("(prefers-color-scheme: dark)").matches;
}

function tone(both) {
    return isDark() ? both.dark : both.light;
}

function colourOf(type) {
    return tone(graph.families[graph.types[type].family]);
}

function forceColour(force) {
    const both = read().forces[force];
    return both ? tone(both) : "currentColor";
}

function dateOf(key) {
    const thing = thingOf(key);
    return (thing && thing.date) || "";
}

function titleOf(key) {
    const thing = thingOf(key);
    const own = documents[documentOf.get(key)];
    return (
        (own && (own.symbol || own.title)) ||
        (thing && nameOf(thing)) ||
        key.replace(/^doc\//, "")
    );
}
