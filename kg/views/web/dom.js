// Elements are made here and nowhere from text: what a document says is only ever text.

// make("button.quiet", { on: { click: act }, title: "…" }, "text", child)
function make(what, attributes, ...children) {
    const [tag, ...classes] = what.split(".");
    const element = document.createElement(tag);
    if (classes.length) element.className = classes.join(" ");
    for (const [name, value] of Object.entries(attributes || {})) {
        if (name === "on") {
            for (const [event, act] of Object.entries(value))
                element.addEventListener(event, act);
        } else if (value === true) element.setAttribute(name, "");
        else if (value !== false && value != null) element.setAttribute(name, String(value));
    }
    return fill(element, ...children);
}

function fill(element, ...children) {
    for (const child of children.flat(Infinity)) {
        if (child != null && child !== false) element.append(child);
    }
    return element;
}

function refill(element, ...children) {
    element.replaceChildren();
    return fill(element, ...children);
}

function button(text, act, attributes) {
    return make("button", { type: "button", on: { click: act }, ...attributes }, text);
}

// Text that others wrote, kept from turning the direction of what stands around it.
function said(text, what = "span") {
    return make(`${what}.said`, { dir: "auto" }, text);
}

function svg(tag, attributes, ...children) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes || {})) {
        element.setAttribute(name, String(value));
    }
    return fill(element, ...children);
}

// Only what leads to the web, so that no address can run anything.
function link(address, text) {
    if (!/^https?:\/\//i.test(address)) return said(text);
    return make(
        "a.said",
        { href: address, target: "_blank", rel: "noopener noreferrer" },
        text,
    );
}

// The shapes of the legend, the picture and its SVG: points on a circle of radius 1.
const SHAPES = {
    square: [
        [-0.9, -0.9],
        [0.9, -0.9],
        [0.9, 0.9],
        [-0.9, 0.9],
    ],
    diamond: [
        [0, -1.2],
        [1.2, 0],
        [0, 1.2],
        [-1.2, 0],
    ],
    triangle: [
        [0, -1.1],
        [1.1, 0.85],
        [-1.1, 0.85],
    ],
    triangleDown: [
        [0, 1.1],
        [1.1, -0.85],
        [-1.1, -0.85],
    ],
    hexagon: [
        [1.1, 0],
        [0.55, 0.95],
        [-0.55, 0.95],
        [-1.1, 0],
        [-0.55, -0.95],
        [0.55, -0.95],
    ],
    star: Array.from({ length: 10 }, (_, index) => {
        const far = index % 2 ? 0.55 : 1.3;
        const turn = (index * Math.PI) / 5 - Math.PI / 2;
        return [far * Math.cos(turn), far * Math.sin(turn)];
    }),
};

function drawShape(shape, x, y, size, attributes) {
    if (!SHAPES[shape]) return svg("circle", { cx: x, cy: y, r: size, ...attributes });
    const points = SHAPES[shape].map(([right, down]) => {
        return `${(x + right * size).toFixed(1)},${(y + down * size).toFixed(1)}`;
    });
    return svg("polygon", { points: points.join(" "), ...attributes });
}

function icon(type) {
    const look = graph.types[type];
    const size = look.shape === "dot" ? 5.5 : 5;
    const shape = drawShape(look.shape, 8, 8, size, { fill: colourOf(type) });
    return svg(
        "svg",
        { viewBox: "0 0 16 16", width: 16, height: 16, class: "icon", "aria-hidden": "true" },
        shape,
    );
}

function announce(text) {
    const place = document.getElementById("live");
    if (place) place.textContent = text;
}
