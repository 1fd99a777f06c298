// What is typed is looked for at once; arrows choose, Enter opens, Escape closes.
(function () {
  "use strict";
  const input = document.getElementById("search");
  const list = document.getElementById("found");
  const root = document.body.dataset.root;
  const PAUSE = 120;
  let timer = 0;
  let asked = 0;

  function close() {
    list.hidden = true;
    list.replaceChildren();
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function add(href, words, more) {
    const item = document.createElement("li");
    item.setAttribute("role", "option");
    item.id = "found-" + list.children.length;
    item.dataset.href = href;
    item.append(words, " ");
    const small = document.createElement("small");
    small.textContent = more;
    item.append(small);
    item.addEventListener("mousedown", () => { location.href = href; });
    list.append(item);
  }

  function show(found) {
    list.replaceChildren();
    for (const each of found.entities.slice(0, 8)) {
      const other = each.matched === each.label ? "" : " · " + each.matched;
      if (each.href) add(each.href, each.label, each.type + other);
    }
    for (const each of found.paragraphs.slice(0, 6)) {
      if (each.href) add(each.href, each.text, each.document + ", " + each.number);
    }
    list.hidden = !list.children.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
  }

  async function find() {
    const text = input.value.trim();
    const turn = ++asked;
    if (!text) return close();
    const answer = await fetch(root + "/api/search?q=" + encodeURIComponent(text));
    if (answer.ok && turn === asked) show(await answer.json());
  }

  function choose(step) {
    const items = Array.from(list.children);
    if (!items.length) return;
    const now = items.findIndex((each) => each.getAttribute("aria-selected") === "true");
    const next = (now + step + items.length + (now < 0 && step < 0 ? 1 : 0)) % items.length;
    items.forEach((each, index) => each.setAttribute("aria-selected", String(index === next)));
    input.setAttribute("aria-activedescendant", items[next].id);
    items[next].scrollIntoView({ block: "nearest" });
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(find, PAUSE);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const chosen = list.querySelector('[aria-selected="true"]');
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      close();
    } else if (event.key === "Enter" && chosen && !event.isComposing) {
      event.preventDefault();
      location.href = chosen.dataset.href;
    }
  });
})();
