// What is set and what is looked at. It stands in the address, so that a view can be
// shared; whoever draws asks to be told when it changes.

const DEFAULTS = {
    view: "",
    lang: document.documentElement.lang === "en" ? "en" : "zh",
    theme: "",
    off: [], // types that are not shown
    kinds: null, // kinds of links that are not shown; null before anybody chose
    until: "",
    held: false,
    all: false,
    division: "community",
    open: [], // parts that are opened
    more: [], // things whose neighbours are shown too
    hide: [],
    pins: {},
    focus: "",
    depth: 1,
    select: "", // a thing, or two things with a blank between
    from: "", // a path's ends
    to: "",
    document: "",
    paragraph: "",
    picture: "",
    rows: "things",
};
const LISTS = ["off", "kinds", "hide", "more", "open"];
const state = { ...DEFAULTS };
const listeners = [];

function onChange(act) {
    listeners.push(act);
}

function update(changes) {
    const before = { ...state };
    Object.assign(state, changes);
    const changed = new Set(Object.keys(state).filter((name) => state[name] !== before[name]));
    if (!changed.size) return;
    writeAddress();
    for (const act of listeners) act(changed);
}

function toggled(list, item) {
    return list.includes(item) ? list.filter((each) => each !== item) : [...list, item];
}

function writeAddress() {
    const said = new URLSearchParams();
    for (const [name, usual] of Object.entries(DEFAULTS)) {
        const value = state[name];
        if (name === "pins") {
            const pins = Object.entries(value).map(([key, [x, y]]) => `${key}@${x},${y}`);
            if (pins.length) said.set("pins", pins.join("|"));
        } else if (Array.isArray(value)) {
            if (value.length || name === "kinds") said.set(name, value.join("|"));
        } else if (value !== usual && value != null)
            said.set(name, value === true ? "1" : String(value));
    }
    try {
        history.replaceState(null, "", `#${said}`);
    } catch (_) {
        // A page inside a notebook has no address of its own.
    }
}

function readAddress() {
    const said = new URLSearchParams(location.hash.slice(1));
    const found = { ...DEFAULTS, ...start, lang: start.lang || DEFAULTS.lang };
    for (const [name, value] of said) {
        if (!(name in DEFAULTS)) continue;
        if (LISTS.includes(name)) found[name] = value ? value.split("|") : [];
        else if (name === "pins") found.pins = readPins(value);
        else if (typeof DEFAULTS[name] === "boolean") found[name] = value === "1";
        else if (name === "depth")
            found.depth = Math.min(5, Math.max(1, parseInt(value, 10) || 1));
        else found[name] = value;
    }
    return found;
}

function readPins(text) {
    const pins = {};
    for (const each of text.split("|")) {
        const at = each.lastIndexOf("@");
        const [x, y] = each
            .slice(at + 1)
            .split(",")
            .map(Number);
        if (at > 0 && Number.isFinite(x) && Number.isFinite(y))
            pins[each.slice(0, at)] = [x, y];
    }
    return pins;
}
