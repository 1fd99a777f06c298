// A large graph in parts: what belongs together is one thing until it is opened. How much
// of an opened part is shown at once is decided by things and by links.

const ROOM = { members: 40, singles: 400, bundles: 2500 };
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const STEP = 66; // between members of an opened part

function division() {
    return graph.divisions[state.division] || graph.divisions.community;
}

function gather(allowed) {
    const { part } = division();
    const count = degrees(allowed);
    const singles = chooseSingles(part, count, allowed);
    const parts = new Map();
    graph.things.forEach((_, index) => {
        if (!allowed.shown[index] || singles.has(index) || !count[index]) return;
        const own = parts.get(part[index]) || { size: 0, best: index };
        own.size += 1;
        if (count[index] > count[own.best]) own.best = index;
        parts.set(part[index], own);
    });
    return { things: singles, parts, ...bundle(allowed, part, singles) };
}

// The members that are shown one by one: of opened parts, and what was asked for.
function chooseSingles(part, count, allowed) {
    const open = new Set(state.open.map(Number));
    const singles = new Set();
    const asked = [
        ...state.more,
        ...Object.keys(state.pins),
        ...(state.select || "").split(" "),
    ];
    for (const key of asked) if (numberOf.has(key)) singles.add(numberOf.get(key));
    for (const key of state.more) {
        for (const near of reach([key], 1, allowed))
            if (singles.size < ROOM.singles) singles.add(near);
    }
    for (const one of open) {
        const members = part.flatMap((each, index) =>
            each === one && count[index] && allowed.shown[index] ? [index] : [],
        );
        members.sort((a, b) => count[b] - count[a] || a - b);
        for (const index of members.slice(0, ROOM.members)) {
            if (singles.size < ROOM.singles) singles.add(index);
        }
    }
    return singles;
}

// The links between what is shown: of two things their own, of parts all in one.
function bundle(allowed, part, singles) {
    const pairs = new Map();
    const found = new Map();
    const far = graph.things.length + 1;
    for (const [pair, links] of allowed.pairs) {
        const { from, to } = graph.network.edges[pair];
        if (singles.has(from) && singles.has(to)) {
            pairs.set(pair, links);
            continue;
        }
        const one = singles.has(from) ? from : -1 - part[from];
        const other = singles.has(to) ? to : -1 - part[to];
        if (one === other) continue;
        const key = Math.min(one, other) * far * 2 + Math.max(one, other);
        const own = found.get(key) || {
            one: Math.min(one, other),
            other: Math.max(one, other),
            count: 0,
        };
        own.count += 1;
        found.set(key, own);
    }
    const bundles = [...found.values()]
        .sort((a, b) => b.count - a.count)
        .slice(0, ROOM.bundles);
    return { pairs, bundles };
}

function partName(number) {
    const head = division().heads[number];
    if (!head) return t("others");
    if (graph.types[head]) return pick(graph.types[head]);
    const thing = thingOf(head);
    return thing ? shortName(thing) : head;
}

function partType(own) {
    return graph.things[own.best].type;
}

// Members of an opened part stand around its place, the most linked nearest.
function placeSingles(shown) {
    const places = new Map();
    const turn = new Map();
    const count = degrees(shown.allowed);
    const ordered = [...shown.things].sort((a, b) => count[b] - count[a] || a - b);
    for (const index of ordered) {
        const own = division().part[index];
        const step = (turn.get(own) || 0) + 1;
        turn.set(own, step);
        const [x, y] = placeOf(own);
        const far = STEP * Math.sqrt(step + 2);
        places.set(index, [
            x + far * Math.cos(step * GOLDEN),
            y + far * Math.sin(step * GOLDEN),
        ]);
    }
    return places;
}

// What is opened needs room: the other parts step back from it.
function placeOf(number) {
    let [x, y] = division().places[number];
    for (const one of state.open.map(Number)) {
        const spot = division().places[one];
        if (one === number || !spot) continue;
        const [right, down] = [x - spot[0], y - spot[1]];
        const far = Math.hypot(right, down) || 1;
        const step = STEP * (Math.sqrt(ROOM.members) + 1);
        [x, y] = [x + (right / far) * step, y + (down / far) * step];
    }
    return [x, y];
}

function showPart(number) {
    const { part } = division();
    const count = degrees(visible().allowed);
    const members = part.flatMap((each, index) =>
        each === number && visible().allowed.shown[index] ? [index] : [],
    );
    members.sort((a, b) => count[b] - count[a] || a - b);
    const open = state.open.includes(String(number));
    const act = () => update({ open: toggled(state.open, String(number)) });
    return make(
        "section",
        null,
        make("h2", null, partName(number)),
        make("p.note", null, t("part-size", counted(members.length))),
        button(open ? t("close-part") : t("open-part"), act, { class: "main" }),
        make(
            "ul.plain",
            null,
            members
                .slice(0, 100)
                .map((index) => make("li", null, showThing(graph.things[index]))),
        ),
        members.length > 100 &&
            make("p.note", null, t("and-more", counted(members.length - 100))),
    );
}
