// Search by any name, short form or acronym, in either language.

const MOST_FOUND = 12;
let folded = null;

function searchIndex() {
    folded =
        folded ||
        graph.things.map((thing) => {
            const names = [
                thing.zh,
                thing.en,
                thing.acronym,
                thing.title,
                ...(thing.names || []),
                thing.key.replace(/^[a-z]+\//, ""),
            ];
            return [...new Set(names.filter(Boolean))].map((name) => [fold(name), name]);
        });
    return folded;
}

// What is called so, then what begins so, then what holds it; in each what is linked most.
function find(text) {
    const wanted = fold(text);
    if (!wanted) return [];
    const found = [];
    searchIndex().forEach((names, index) => {
        let best = null;
        for (const [name, printed] of names) {
            const rank =
                name === wanted
                    ? 0
                    : name.startsWith(wanted)
                      ? 1
                      : name.includes(wanted)
                        ? 2
                        : 3;
            if (rank < 3 && (!best || rank < best.rank)) best = { index, rank, printed };
        }
        if (best) found.push(best);
    });
    found.sort(
        (a, b) =>
            a.rank - b.rank ||
            pairsOf[b.index].length - pairsOf[a.index].length ||
            a.index - b.index,
    );
    return found.slice(0, MOST_FOUND);
}

function showSearch(choose, id, hint) {
    const list = make("ul.found", { role: "listbox", id: `${id}-list`, hidden: true });
    const box = make("input", {
        id,
        type: "search",
        role: "combobox",
        autocomplete: "off",
        spellcheck: "false",
        "aria-expanded": "false",
        "aria-controls": `${id}-list`,
        "aria-label": hint,
        placeholder: hint,
    });
    let found = [];
    let at = -1;
    const close = () => {
        list.hidden = true;
        box.setAttribute("aria-expanded", "false");
    };
    const take = (index) => {
        if (!found[index]) return;
        box.value = "";
        close();
        choose(graph.things[found[index].index]);
    };
    const mark = (index) => {
        at = (index + found.length) % found.length;
        [...list.children].forEach((item, each) =>
            item.setAttribute("aria-selected", String(each === at)),
        );
        box.setAttribute("aria-activedescendant", `${id}-${at}`);
    };
    box.addEventListener("input", () => {
        found = find(box.value);
        at = -1;
        list.hidden = !box.value.trim();
        box.setAttribute("aria-expanded", String(!list.hidden));
        refill(
            list,
            found.map((each, index) => foundItem(each, `${id}-${index}`, () => take(index))),
        );
        if (!found.length) fill(list, make("li.empty", null, t("nothing-found")));
        if (found.length) mark(0);
    });
    box.addEventListener("keydown", (event) => {
        if (event.key === "ArrowDown" && found.length) mark(at + 1);
        else if (event.key === "ArrowUp" && found.length) mark(at - 1);
        else if (event.key === "Enter") take(Math.max(at, 0));
        else if (event.key === "Escape") close();
        else return;
        event.preventDefault();
        event.stopPropagation();
    });
    box.addEventListener("blur", () => setTimeout(close, 150));
    return make("div.search", { role: "search" }, box, list);
}

function foundItem({ index, printed }, id, act) {
    const thing = graph.things[index];
    const other = printed !== nameOf(thing) && said(printed, "small");
    const press = { mousedown: (event) => event.preventDefault(), click: act };
    return make(
        "li",
        { role: "option", id, "aria-selected": "false", on: press },
        icon(thing.type),
        said(nameOf(thing)),
        other,
    );
}
