// Everything that the mouse does, the keys do too.

const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function listenToKeys() {
    document.addEventListener("keydown", (event) => {
        const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key === "Escape") leave();
        else if (typing) return;
        else if (event.key === "/") document.getElementById("search")?.focus();
        else if (event.key === "?") toggleHelp();
        else if (!(state.view === "graph" && network && pressInGraph(event))) return;
        event.preventDefault();
    });
}

function leave() {
    const help = document.getElementById("help");
    if (help && help.open) help.close();
    else if (state.from) update({ from: "", to: "" });
    else if (state.select) update({ select: "" });
    else if (state.focus) update({ focus: "" });
}

function pressInGraph(event) {
    const [one] = selectedThings();
    const thing = graph.things[one];
    const onCanvas = event.target.id === "canvas" || event.target === document.body;
    if (event.key === "+" || event.key === "=") zoom(1.25);
    else if (event.key === "-") zoom(0.8);
    else if (event.key === "0") showWhole();
    else if (MOVES[event.key] && onCanvas) move(MOVES[event.key], event.shiftKey);
    else if (!thing) return false;
    else if (event.key === "e") update({ more: [...new Set([...state.more, thing.key])] });
    else if (event.key === "f") toggleFocus(thing);
    else if (event.key === "p") togglePin(thing);
    else if (event.key === "h") hideThing(thing);
    else if (event.key === "Enter" && onCanvas) document.getElementById("details").focus();
    else return false;
    return true;
}

function zoom(factor) {
    network.moveTo({ scale: network.getScale() * factor });
}

// Arrows go to the next thing in their direction, with shift they move the picture.
function move([right, down], shifted) {
    const { x, y } = network.getViewPosition();
    if (shifted) {
        const step = 80 / network.getScale();
        network.moveTo({ position: { x: x + right * step, y: y + down * step } });
        return;
    }
    const [one] = selectedThings();
    const from = one !== undefined && nodes.get(one) ? nodes.get(one) : { x, y };
    let best = null;
    for (const node of nodes.get()) {
        const [a, b] = [node.x - from.x, node.y - from.y];
        const along = a * right + b * down;
        if (node.id === one || along <= 1) continue;
        const cost = along + 2.5 * Math.abs(a * down + b * right);
        if (!best || cost < best.cost) best = { id: node.id, cost };
    }
    if (best)
        update({ select: typeof best.id === "string" ? best.id : graph.things[best.id].key });
}

function toggleHelp() {
    const help = document.getElementById("help");
    if (help.open) help.close();
    else help.showModal();
}

function showHelp() {
    const keys = ["/", "←→↑↓", "⇧ ←→↑↓", "+ −", "0", "e", "f", "p", "h", "Enter", "Esc", "?"];
    const names = [
        "search",
        "move",
        "pan",
        "zoom",
        "whole",
        "expand",
        "focus",
        "pin",
        "hide",
        "details",
        "back",
        "help",
    ];
    return make(
        "dialog",
        { id: "help", "aria-label": t("help") },
        make("h2", null, t("help")),
        make(
            "dl.keys",
            null,
            keys.map((key, index) => [
                make("dt", null, make("kbd", null, key)),
                make("dd", null, t(`key-${names[index]}`)),
            ]),
        ),
        button(t("close"), toggleHelp, { class: "main" }),
    );
}
