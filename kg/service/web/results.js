// Answers as a table, a chart or a graph, and to be taken away. All that an answer says
// is put on the page as text.
(function () {
  "use strict";
  const place = document.getElementById("results");
  const view = document.getElementById("view");
  const said = place.querySelector("output");
  const root = document.body.dataset.root;
  const BASE = "https://w3id.org/mandate-graph/";
  const SVG = "http://www.w3.org/2000/svg";
  const MOST = { table: 2000, chart: 40, graph: 120 };
  const NUMBER = /#(integer|decimal|double|float|int|long|nonNegativeInteger)$/;
  let query = "";
  let rows = [];
  let columns = [];

  function make(name, text, attributes) {
    const element = name.startsWith("svg:")
      ? document.createElementNS(SVG, name.slice(4)) : document.createElement(name);
    if (text !== undefined) element.textContent = text;
    for (const [key, value] of Object.entries(attributes || {})) element.setAttribute(key, value);
    return element;
  }

  function linkOf(iri) {
    if (iri.startsWith(BASE)) return root + encodeURI(iri.slice(BASE.length - 1)).replace(/%25/g, "%").replace(/\?/g, "%3F");
    return /^https?:\/\//.test(iri) ? iri : "";
  }

  function shorten(iri) {
    return iri.startsWith(BASE) ? iri.slice(BASE.length).replace(/^(id\/|ontology#)/, "") : iri;
  }

  function show(term) {
    if (!term) return make("span", "");
    if (term.type === "uri" && linkOf(term.value)) {
      return make("a", shorten(term.value), { href: linkOf(term.value) });
    }
    const element = make("span", term.value);
    if (term["xml:lang"]) element.lang = term["xml:lang"];
    return element;
  }

  function isNumber(term) {
    return Boolean(term) && NUMBER.test(term.datatype || "") && isFinite(Number(term.value));
  }

  function drawTable() {
    const table = make("table");
    const head = table.createTHead().insertRow();
    for (const column of columns) head.append(make("th", column, { scope: "col" }));
    const body = table.createTBody();
    for (const row of rows.slice(0, MOST.table)) {
      const line = body.insertRow();
      for (const column of columns) {
        const cell = line.insertCell();
        if (isNumber(row[column])) cell.className = "number";
        cell.append(show(row[column]));
      }
    }
    view.append(table);
    if (rows.length > MOST.table) view.append(make("p", place.dataset.more));
  }

  function drawChart() {
    const measured = columns.filter((column) => rows.some((row) => isNumber(row[column])));
    const number = measured[measured.length - 1];
    const named = columns.find((column) => column !== number && rows.some((row) => row[column]));
    if (!number || !named) return view.append(make("p", place.dataset.chart));
    const shown = rows.filter((row) => isNumber(row[number])).slice(0, MOST.chart);
    const most = Math.max(...shown.map((row) => Math.abs(Number(row[number].value))), 1e-9);
    const svg = make("svg:svg", undefined, { viewBox: "0 0 1000 " + (shown.length * 26 + 8), role: "img" });
    svg.append(make("svg:title", named + " / " + number));
    shown.forEach((row, index) => {
      const top = index * 26 + 4;
      const value = Number(row[number].value);
      const label = row[named] ? (row[named].type === "uri" ? shorten(row[named].value) : row[named].value) : "";
      const width = Math.max(1, 520 * Math.abs(value) / most);
      svg.append(make("svg:text", label.length > 24 ? label.slice(0, 23) + "…" : label, { x: 370, y: top + 15, class: "end" }));
      svg.append(make("svg:rect", undefined, { x: 380, y: top, width: width, height: 20, rx: 3 }));
      svg.append(make("svg:text", row[number].value, { x: 386 + width, y: top + 15 }));
    });
    view.append(svg);
  }

  function findEnds() {
    const things = columns.filter((column) => rows.some((row) => row[column] && row[column].type === "uri"));
    if (things.length > 1) return things.slice(0, 2);
    const texts = columns.filter((column) => rows.some((row) => row[column] && !isNumber(row[column])));
    return texts.length > 1 ? texts.slice(0, 2) : null;
  }

  function layOut(nodes, links) {
    // Springs along the lines, and a push between all: enough for what one can read.
    const list = Array.from(nodes.values());
    list.forEach((each, index) => {
      const angle = 2.39996 * index;
      each.x = 22 * Math.sqrt(index) * Math.cos(angle);
      each.y = 22 * Math.sqrt(index) * Math.sin(angle);
    });
    for (let turn = 0; turn < 220; turn += 1) {
      const heat = 12 * (1 - turn / 220);
      for (const a of list) { a.dx = -a.x * 0.01; a.dy = -a.y * 0.01; }
      for (const a of list) for (const b of list) {
        if (a === b) continue;
        const far = Math.max(36, (a.x - b.x) ** 2 + (a.y - b.y) ** 2);
        a.dx += (a.x - b.x) * 900 / far / Math.sqrt(far); a.dy += (a.y - b.y) * 900 / far / Math.sqrt(far);
      }
      for (const link of links) {
        const dx = (link.to.x - link.from.x) * 0.05, dy = (link.to.y - link.from.y) * 0.05;
        link.from.dx += dx; link.from.dy += dy; link.to.dx -= dx; link.to.dy -= dy;
      }
      for (const a of list) {
        const size = Math.hypot(a.dx, a.dy) || 1;
        a.x += a.dx / size * Math.min(size, heat); a.y += a.dy / size * Math.min(size, heat);
      }
    }
    return list;
  }

  function drawGraph() {
    const ends = findEnds();
    if (!ends) return view.append(make("p", place.dataset.graph));
    const nodes = new Map();
    const links = [];
    const node = (term) => {
      if (!nodes.has(term.value) && nodes.size < MOST.graph) nodes.set(term.value, { term: term });
      return nodes.get(term.value);
    };
    for (const row of rows) {
      if (!row[ends[0]] || !row[ends[1]]) continue;
      const from = node(row[ends[0]]), to = node(row[ends[1]]);
      if (from && to && from !== to) links.push({ from: from, to: to });
    }
    const list = layOut(nodes, links);
    const xs = list.map((each) => each.x), ys = list.map((each) => each.y);
    const left = Math.min(...xs) - 90, top = Math.min(...ys) - 30;
    const box = [left, top, Math.max(...xs) - left + 180, Math.max(...ys) - top + 40];
    const svg = make("svg:svg", undefined, { viewBox: box.map(Math.round).join(" "), role: "img" });
    for (const link of links) svg.append(make("svg:line", undefined, { x1: link.from.x, y1: link.from.y, x2: link.to.x, y2: link.to.y }));
    for (const each of list) {
      const text = each.term.type === "uri" ? shorten(each.term.value) : each.term.value;
      const spot = make("svg:a", undefined, each.term.type === "uri" && linkOf(each.term.value) ? { href: linkOf(each.term.value) } : {});
      spot.append(make("svg:circle", undefined, { cx: each.x, cy: each.y, r: 5 }));
      spot.append(make("svg:text", text.length > 18 ? text.slice(0, 17) + "…" : text, { x: each.x + 8, y: each.y + 4 }));
      svg.append(spot);
    }
    view.append(svg);
    if (nodes.size >= MOST.graph) view.append(make("p", place.dataset.more));
  }

  const DRAW = { table: drawTable, chart: drawChart, graph: drawGraph };

  function draw(name) {
    for (const tab of place.querySelectorAll("[data-view]")) tab.setAttribute("aria-selected", String(tab.dataset.view === name));
    view.replaceChildren();
    if (rows.length) DRAW[name]();
    else view.append(make("p", place.dataset.none));
  }

  function send(accept) {
    return fetch(root + "/sparql", {
      method: "POST",
      headers: { "Content-Type": "application/sparql-query", Accept: accept },
      body: query,
    });
  }

  function fail(text) {
    said.textContent = "";
    view.replaceChildren(make("p", text || place.dataset.failed, { class: "error", role: "alert" }));
  }

  async function ask(text) {
    query = text;
    place.hidden = false;
    said.textContent = place.dataset.working;
    view.replaceChildren();
    try {
      const answer = await send("application/sparql-results+json, text/turtle;q=0.5");
      if (!answer.ok) return fail(await answer.text());
      if (answer.headers.get("Content-Type").startsWith("text/turtle")) {
        said.textContent = "";
        return view.replaceChildren(make("pre", await answer.text()));
      }
      read(await answer.json());
    } catch (error) {
      fail(String(error));
    }
  }

  function read(found) {
    if ("boolean" in found) {
      said.textContent = "";
      return view.replaceChildren(make("p", found.boolean ? place.dataset.yes : place.dataset.no));
    }
    columns = found.head.vars;
    rows = found.results.bindings;
    said.textContent = rows.length + " " + place.dataset.rows;
    draw("table");
  }

  const TYPES = {
    csv: "text/csv", tsv: "text/tab-separated-values", json: "application/sparql-results+json",
    xml: "application/sparql-results+xml", turtle: "text/turtle",
  };

  async function download(form) {
    const answer = await send(TYPES[form]);
    if (!answer.ok) return fail(await answer.text());
    const link = make("a", "", { download: "answer." + (form === "turtle" ? "ttl" : form) });
    link.href = URL.createObjectURL(await answer.blob());
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  place.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.view) draw(button.dataset.view);
    else if (button.dataset.form) download(button.dataset.form);
  });
  window.results = { ask: ask };
})();
