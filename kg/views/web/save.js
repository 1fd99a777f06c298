// The picture as a file: PNG as it is on the screen, SVG to be printed at any size.

function save(name, blob) {
    const address = URL.createObjectURL(blob);
    const anchor = make("a", { href: address, download: name });
    document.body.append(anchor);
    anchor.click();
    anchor.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
}

function savePng() {
    const frame = network.canvas.frame.canvas;
    const copy = make("canvas", { width: frame.width, height: frame.height });
    const context = copy.getContext("2d");
    context.fillStyle = isDark() ? "#14191f" : "#ffffff";
    context.fillRect(0, 0, copy.width, copy.height);
    context.drawImage(frame, 0, 0);
    copy.toBlob((blob) => save("mandate-graph.png", blob), "image/png");
}

function saveSvg() {
    const text = new XMLSerializer().serializeToString(makeSvg());
    save("mandate-graph.svg", new Blob([text], { type: "image/svg+xml" }));
}

function makeSvg() {
    const frame = network.canvas.frame.canvas;
    const [width, height] = [frame.clientWidth, frame.clientHeight];
    const at = (id) => network.canvasToDOM(network.getPosition(id));
    const scale = network.getScale();
    const crowd = [...visible().pairs].map(([pair, links]) => ({
        ...graph.network.edges[pair],
        color: { color: tone(graph.strokes[strongest(links)]), opacity: 0.5 },
    }));
    const lines = (crowded ? crowd : edges.get()).map((edge) => {
        const [from, to] = [at(edge.from), at(edge.to)];
        return svg("line", {
            x1: from.x.toFixed(1),
            y1: from.y.toFixed(1),
            x2: to.x.toFixed(1),
            y2: to.y.toFixed(1),
            stroke: edge.color.color,
            "stroke-width": ((edge.width || 1) * scale).toFixed(2),
            "stroke-dasharray": edge.dashes ? "4 3" : "none",
            opacity: edge.color.opacity,
        });
    });
    const shapes = nodes.get().map((node) => {
        const { x, y } = at(node.id);
        return drawShape(
            graph.types[node.group].shape,
            x,
            y,
            node.size * scale,
            { fill: colourOf(node.group), opacity: node.opacity },
            null,
        );
    });
    const texts = boxes.map((box) =>
        svg("text", { x: box.x, y: box.y + box.height * 0.8, fill: ink() }, box.text),
    );
    const ground = svg("rect", { width, height, fill: isDark() ? "#14191f" : "#ffffff" });
    const fonts = {
        "font-size": LETTERS,
        "font-family": getComputedStyle(document.body).fontFamily,
    };
    return svg(
        "svg",
        {
            xmlns: "http://www.w3.org/2000/svg",
            viewBox: `0 0 ${width} ${height}`,
            width,
            height,
        },
        ground,
        svg("g", null, lines),
        svg("g", null, shapes),
        svg("g", fonts, texts),
    );
}
