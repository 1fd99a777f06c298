// Names in the picture: as on a map, of one size at every scale, and never one over
// another. What is looked at comes first, then what has most links; what finds no room
// is named when one comes nearer.

const LETTERS = 13; // pixels
const AIR = 3;
const MOST_LABELS = 260;
const NAMED_LINES = 40; // next to the selection
const SURE = 12; // so many names may lie over lesser things, but over no name
const widths = new Map();
let boxes = []; // of the names that were drawn last: text, x, y, width, height

function drawLabels(context) {
    const frame = network.canvas.frame.canvas;
    const ratio = frame.width / frame.clientWidth;
    const scale = network.getScale();
    boxes = [];
    const seen = inView(frame, scale);
    const taken = [toolsBox(frame), ...seen.slice(0, 700).map(boxOf)];
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.font = `${LETTERS}px ${getComputedStyle(document.body).fontFamily}`;
    context.textBaseline = "middle";
    context.textAlign = "left";
    context.lineJoin = "round";
    seen.slice(0, MOST_LABELS).forEach((spot, rank) =>
        putLabel(context, spot, taken, frame, rank < SURE),
    );
    if (nearNow && nearNow.pairs && nearNow.pairs.size <= NAMED_LINES) {
        for (const pair of nearNow.pairs) putKind(context, pair, taken, frame);
    }
    context.restore();
}

function boxOf({ x, y, size, id }) {
    return {
        id,
        left: x - size,
        right: x + size,
        top: y - size,
        bottom: y + size,
        isThing: true,
    };
}

function toolsBox(frame) {
    const [tools, ground] = [document.querySelector(".tools"), frame].map((each) =>
        each.getBoundingClientRect(),
    );
    return {
        id: null,
        left: tools.left - ground.left,
        right: tools.right - ground.left,
        top: tools.top - ground.top,
        bottom: tools.bottom - ground.top,
    };
}

// What is in view, in screen pixels, the most important first.
function inView(frame, scale) {
    const selected = new Set(selectedThings());
    const found = [];
    for (const node of nodes.get()) {
        const { x, y } = network.canvasToDOM(network.getPosition(node.id));
        if (x < -20 || y < -20 || x > frame.clientWidth + 20 || y > frame.clientHeight + 20)
            continue;
        const first =
            node.id === hovered ? 3 : selected.has(node.id) ? 2 : node.opacity < 0.5 ? -1 : 0;
        found.push({
            id: node.id,
            x,
            y,
            size: node.size * scale * 1.1,
            rank: first * 1000 + node.size,
            faint: node.opacity < 0.5,
        });
    }
    return found.sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1));
}

function textFor(id) {
    if (typeof id === "number") return shortName(graph.things[id]);
    const own = visible().parts.get(Number(id.slice(1)));
    return own ? `${partName(Number(id.slice(1)))} · ${counted(own.size)}` : "";
}

function putLabel(context, spot, taken, frame, isSure) {
    if (spot.faint) return;
    const text = textFor(spot.id);
    if (!text) return;
    const width = measure(context, text);
    const high = LETTERS + 2;
    const { x, y, size } = spot;
    const places = [
        [x - width / 2, y + size + AIR],
        [x - width / 2, y - size - AIR - high],
        [x + size + AIR, y - high / 2],
        [x - size - AIR - width, y - high / 2],
        [x + size * 0.7, y + size * 0.7],
        [x - size * 0.7 - width, y + size * 0.7],
        [x + size * 0.7, y - size * 0.7 - high],
        [x - size * 0.7 - width, y - size * 0.7 - high],
    ];
    const free = places
        .map(([left, top]) => ({
            id: spot.id,
            left,
            top,
            right: left + width,
            bottom: top + high,
        }))
        .filter(
            (box) =>
                box.left >= 2 &&
                box.top >= 2 &&
                box.right <= frame.clientWidth - 2 &&
                box.bottom <= frame.clientHeight - 2,
        )
        .map((box) => ({
            box,
            over: taken.filter((other) => other.id !== spot.id && overlap(box, other)),
        }))
        .filter(({ over }) => (isSure ? over.every((other) => other.isThing) : !over.length))
        .sort((a, b) => a.over.length - b.over.length)[0];
    if (!free) return;
    taken.unshift({ ...free.box, id: null });
    writeLabel(context, text, free.box.left, free.box.top, width);
}

function writeLabel(context, text, x, y, width, colour = ink()) {
    const height = LETTERS + 2;
    boxes.push({ text, x, y, width, height });
    context.lineWidth = 4;
    context.strokeStyle = isDark() ? "#14191f" : "#ffffff";
    context.strokeText(text, x, y + height / 2);
    context.fillStyle = colour;
    context.fillText(text, x, y + height / 2);
}

function overlap(one, other) {
    return (
        one.left < other.right + AIR &&
        other.left < one.right + AIR &&
        one.top < other.bottom &&
        other.top < one.bottom
    );
}

function measure(context, text) {
    const key = `${context.font} ${text}`;
    if (!widths.has(key)) widths.set(key, context.measureText(text).width);
    return widths.get(key);
}

// What a line next to the selection says, where there is room for it on the line.
function putKind(context, pair, taken, frame) {
    const links = visible().pairs.get(pair);
    if (!links) return;
    const kinds = links.slice(0, 2).map((link) => pick(kindOf.get(link.kind)));
    const text = kinds.join("、") + (links.length > 2 ? "…" : "");
    const [from, to] = [graph.network.edges[pair].from, graph.network.edges[pair].to].map(
        (id) => network.canvasToDOM(network.getPosition(id)),
    );
    const width = measure(context, text);
    const high = LETTERS + 2;
    for (const share of [0.5, 0.38, 0.62]) {
        const left = from.x + (to.x - from.x) * share - width / 2;
        const top = from.y + (to.y - from.y) * share - high / 2;
        const box = { id: null, left, top, right: left + width, bottom: top + high };
        const inside =
            left >= 2 &&
            top >= 2 &&
            box.right <= frame.clientWidth &&
            box.bottom <= frame.clientHeight;
        if (!inside || taken.some((other) => overlap(box, other) && !isFaint(other))) continue;
        taken.unshift(box);
        writeLabel(context, text, left, top, width, tone(graph.strokes[strongest(links)]));
        return;
    }
}

function isFaint(box) {
    return box.isThing && nearNow && !nearNow.has(box.id);
}
