// The picture: vis-network draws the things where Python has put them; names are drawn
// over it by labels.js. Only what changes is handed over.

let network = null;
let nodes = null;
let edges = null;
let hovered = null;
let nearNow = null; // what stands next to the selection
const OPACITY = 0.25; // of what is not next to what is selected

function drawNetwork(place) {
    nodes = new vis.DataSet();
    edges = new vis.DataSet();
    const options = structuredClone(graph.network.options);
    options.groups = lookOfGroups();
    syncNetwork();
    network = new vis.Network(place, { nodes, edges }, options);
    network.on("beforeDrawing", drawCrowd);
    network.on("afterDrawing", drawLabels);
    watchMoves();
    network.on("click", clickNetwork);
    network.on("doubleClick", expandClicked);
    network.on("hoverNode", ({ node }) => setHovered(node));
    network.on("blurNode", () => setHovered(null));
    network.on("dragEnd", pinDragged);
    showWhole(false);
}

function lookOfGroups() {
    const groups = {};
    for (const [type, look] of Object.entries(graph.types)) {
        const colour = colourOf(type);
        const both = { background: colour, border: isDark() ? "#0f1318" : "#ffffff" };
        groups[type] = {
            shape: look.shape,
            color: {
                ...both,
                highlight: { background: colour, border: ink() },
                hover: { background: colour, border: ink() },
            },
        };
    }
    return groups;
}

function ink() {
    return isDark() ? "#f2f5f7" : "#15202b";
}

function syncNetwork() {
    const shown = visible();
    const near = nearSelected(shown);
    nearNow = near;
    const newNodes = [...listNodes(shown, near)];
    setCrowd(shown, near, newNodes);
    const newEdges = [...(crowded ? [] : listEdges(shown, near)), ...listBundles(shown)];
    swap(nodes, newNodes);
    swap(edges, newEdges);
}

function swap(set, items) {
    const kept = new Set(items.map((item) => item.id));
    set.remove(set.getIds().filter((id) => !kept.has(id)));
    set.update(items);
}

function* listNodes(shown, near) {
    const places = isLarge && shown.parts.size ? placeSingles(shown) : null;
    for (const index of shown.things) {
        const node = graph.network.nodes[index];
        const key = graph.things[index].key;
        const [x, y] = state.pins[key] || (places && places.get(index)) || [node.x, node.y];
        const pinned = Boolean(state.pins[key]);
        yield {
            ...node,
            group: graph.things[index].type,
            x,
            y,
            opacity: near && !near.has(index) ? OPACITY : 1,
            borderWidth: pinned ? 3 : 1,
        };
    }
    for (const [number, own] of shown.parts) {
        const [x, y] = placeOf(number);
        yield {
            id: `p${number}`,
            group: partType(own),
            x,
            y,
            size: 14 + 3 * Math.sqrt(own.size),
            opacity: 1,
            borderWidth: 3,
        };
    }
}

function* listEdges(shown, near) {
    shown.both = shown.both || findBoth(shown);
    for (const [pair, links] of shown.pairs) {
        const { id, from, to } = graph.network.edges[pair];
        const stroke = graph.strokes[strongest(links)];
        const far = near && !(near.pairs && near.pairs.has(pair));
        const weight = links.reduce((sum, link) => sum + link.weight, 0);
        const both = shown.both.has(pair);
        yield {
            id,
            from,
            to,
            color: {
                color: tone(stroke),
                highlight: ink(),
                hover: ink(),
                opacity: far ? OPACITY : 0.85,
            },
            dashes: Boolean(stroke.dashes),
            width: Math.min(5, 1 + Math.log2(weight) * 0.6),
            smooth: both ? { enabled: true, type: "curvedCW", roundness: 0.12 } : false,
        };
    }
}

function* listBundles(shown) {
    const most = Math.max(1, ...shown.bundles.map((each) => each.count));
    for (const { one, other, count } of shown.bundles) {
        const [from, to] = [one, other].map((end) => (end < 0 ? `p${-1 - end}` : end));
        yield {
            id: `${from}~${to}`,
            from,
            to,
            arrows: { to: { enabled: false } },
            color: { color: tone(graph.strokes.other), opacity: 0.4 },
            width: 0.8 + (7 * count) / most,
        };
    }
}

// Of several kinds between two things the one that says most gives the stroke.
function strongest(links) {
    const present = new Set(links.map((link) => kindOf.get(link.kind).stroke));
    return (
        ["asking", "conflict", "other", "naming"].find((name) => present.has(name)) || "other"
    );
}

// What stands next to the selection, so that all else can step back.
function nearSelected(shown) {
    if (shown.way) {
        const near = new Set(shown.way.things);
        near.pairs = new Set(shown.way.pairs);
        return near;
    }
    const [one, other] = selectedThings();
    if (one === undefined || !shown.things.has(one)) return null;
    const near =
        other === undefined
            ? reach([graph.things[one].key], 1, { pairs: shown.pairs })
            : new Set([one, other]);
    near.pairs = new Set(
        pairsOf[one].filter((pair) => other === undefined || otherEnd(pair, one) === other),
    );
    return near;
}

function findBoth(shown) {
    const ends = new Map();
    for (const pair of shown.pairs.keys()) {
        const { from, to } = graph.network.edges[pair];
        const key = `${Math.min(from, to)} ${Math.max(from, to)}`;
        ends.set(key, [...(ends.get(key) || []), pair]);
    }
    return new Set([...ends.values()].filter((pairs) => pairs.length > 1).flat());
}

function selectedThings() {
    return state.select.split(" ").map((key) => numberOf.get(key));
}

function selectPair(pair) {
    const { from, to } = graph.network.edges[pair];
    update({ select: `${graph.things[from].key} ${graph.things[to].key}` });
}

function clickNetwork({ nodes: clicked, edges: hit, pointer }) {
    if (clicked.length) {
        const [id] = clicked;
        update({ select: typeof id === "string" ? id : graph.things[id].key });
        return;
    }
    const pair = hit.find((id) => typeof id === "number") ?? findInCrowd(pointer.canvas);
    if (pair === null) update({ select: "" });
    else selectPair(pair);
}

function expandClicked({ nodes: clicked }) {
    if (!clicked.length) return;
    const [id] = clicked;
    if (typeof id === "string") update({ open: toggled(state.open, id.slice(1)) });
    else update({ more: [...new Set([...state.more, graph.things[id].key])] });
}

function pinDragged({ nodes: dragged }) {
    const things = dragged.filter((id) => typeof id === "number");
    if (!things.length) return;
    const pins = { ...state.pins };
    for (const [id, { x, y }] of Object.entries(network.getPositions(things))) {
        pins[graph.things[id].key] = [Math.round(x), Math.round(y)];
    }
    update({ pins });
}

function setHovered(id) {
    hovered = id;
    network.redraw();
}

function showWhole(moving = true) {
    network.fit({
        animation: moving &&
            !matchMedia("(prefers-reduced-motion: reduce)").matches && { duration: 250 },
    });
}

// Bring what is selected into view, a thing or two and their line, if it is not there.
function showSelected() {
    const ids = selectedThings().map((one) => (one === undefined ? state.select : one));
    if (!network || !ids.every((id) => nodes.get(id))) return;
    network.selectNodes([ids[0]], false);
    const { width, height } = network.canvas.frame.getBoundingClientRect();
    const free = height - coveredBy(height);
    const spots = ids.map((id) => network.getPosition(id));
    const inView = ({ x, y }) => x > 40 && y > 40 && x < width - 40 && y < free - 40;
    if (spots.map((spot) => network.canvasToDOM(spot)).every(inView)) return;
    const [first, last] = [spots[0], spots[spots.length - 1]];
    const position = { x: (first.x + last.x) / 2, y: (first.y + last.y) / 2 };
    const room = Math.min(
        (width - 120) / Math.max(Math.abs(first.x - last.x), 1),
        (free - 110) / Math.max(Math.abs(first.y - last.y), 1),
    );
    const scale = Math.min(Math.max(network.getScale(), 0.6), room);
    network.moveTo({ position, offset: { x: 0, y: (free - height) / 2 }, scale });
}

// On a small screen the details lie over the foot of the picture.
function coveredBy(height) {
    const side = document.getElementById("side");
    const over = getComputedStyle(side).position === "absolute" && state.select;
    return over ? Math.min(side.getBoundingClientRect().height, height * 0.7) : 0;
}
