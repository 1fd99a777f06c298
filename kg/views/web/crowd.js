// Many lines at once: beyond a number vis-network takes too long over each, so they are
// drawn here, below the things, all of a colour in one stroke, and are found when clicked.

const CROWD = 1200; // lines, from which they are drawn so
const HEAVY = 8000; // lines, from which they wait until the picture stands still
const NEAR = 6; // pixels that a click may be off a line
const spots = new Map(); // where things stand
let crowd = []; // colours, each with its lines
let crowded = false;
let isMoving = false;
let resting = 0;

function setCrowd(shown, near, placed) {
    spots.clear();
    for (const { id, x, y } of placed) spots.set(id, { x, y });
    crowded = shown.pairs.size > CROWD;
    const found = new Map();
    for (const [pair, links] of crowded ? shown.pairs : []) {
        const name = strongest(links);
        const way = !near ? "all" : near.pairs.has(pair) ? "near" : "far";
        const key = `${name} ${way}`;
        if (!found.has(key)) found.set(key, { name, way, pairs: [] });
        found.get(key).pairs.push(pair);
    }
    const order = ["far", "all", "near"];
    crowd = [...found.values()].sort((a, b) => order.indexOf(a.way) - order.indexOf(b.way));
}

function drawCrowd(context) {
    const count = crowd.reduce((sum, { pairs }) => sum + pairs.length, 0);
    if (!crowded || (isMoving && count > HEAVY)) return;
    const scale = network.getScale();
    context.save();
    for (const { name, way, pairs } of crowd) {
        context.strokeStyle = way === "near" ? ink() : tone(graph.strokes[name]);
        context.globalAlpha = { far: 0.06, all: count > HEAVY ? 0.25 : 0.5, near: 0.9 }[way];
        context.lineWidth = (way === "near" ? 1.6 : 0.8) / scale;
        context.beginPath();
        for (const pair of pairs) {
            const [from, to] = endsOf(pair);
            context.moveTo(from.x, from.y);
            context.lineTo(to.x, to.y);
        }
        context.stroke();
    }
    context.restore();
}

function endsOf(pair) {
    const { from, to } = graph.network.edges[pair];
    return [spots.get(from), spots.get(to)];
}

// The line that a click is on, the nearest of several.
function findInCrowd({ x, y }) {
    let best = null;
    for (const { pairs } of crowd) {
        for (const pair of pairs) {
            const far = distanceTo(pair, x, y) * network.getScale();
            if (far <= NEAR && (!best || far < best.far)) best = { pair, far };
        }
    }
    return best && best.pair;
}

function distanceTo(pair, x, y) {
    const [from, to] = endsOf(pair);
    const [right, down] = [to.x - from.x, to.y - from.y];
    const length = right * right + down * down || 1;
    const along = ((x - from.x) * right + (y - from.y) * down) / length;
    const share = Math.min(1, Math.max(0, along));
    return Math.hypot(x - from.x - share * right, y - from.y - share * down);
}

// While the picture moves, and a moment after, heavy crowds are left out.
function watchMoves() {
    network.on("dragStart", () => setMoving(true));
    network.on("dragging", ({ nodes: dragged }) => {
        for (const id of dragged) spots.set(id, network.getPosition(id));
    });
    network.on("dragEnd", () => setMoving(false));
    network.on("zoom", () => {
        setMoving(true);
        clearTimeout(resting);
        resting = setTimeout(() => network && setMoving(false), 180);
    });
}

function setMoving(moves) {
    isMoving = moves;
    if (!moves) network.redraw();
}
