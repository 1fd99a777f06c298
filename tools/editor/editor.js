// The SPARQL editor of the explorer. Bundled by `npm ci && npm run build` in this folder
// into kg/service/web/editor.js, with the licences of all that is in it.
import { acceptCompletion, autocompletion, closeBrackets, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, defaultHighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { sparql } from "codemirror-lang-sparql";

const WORDS = (
  "SELECT CONSTRUCT DESCRIBE ASK WHERE FILTER OPTIONAL UNION MINUS GRAPH BIND VALUES DISTINCT " +
  "PREFIX ORDER BY GROUP BY HAVING LIMIT OFFSET COUNT SUM AVG MIN MAX SAMPLE GROUP_CONCAT " +
  "EXISTS NOT IN LANG STR CONTAINS STRSTARTS REGEX REPLACE BOUND COALESCE YEAR MONTH"
).split(" ");
const place = document.getElementById("editor");
const text = document.getElementById("query");
const root = document.body.dataset.root;
const language = document.body.dataset.language;
let terms = [];

function describe(term) {
  return {
    label: term.name,
    type: term.kind === "class" ? "class" : "property",
    detail: term[language] || term.en || "",
  };
}

// Terms are found by their names in Chinese as well: 对象 gives mg:addressee.
function complete(context) {
  const word = context.matchBefore(/[?$]?[\w:\u4e00-\u9fff-]+/);
  if (!word || (word.from === word.to && !context.explicit)) return null;
  if (/^[?$]/.test(word.text)) {
    const names = new Set(context.state.doc.toString().match(/[?$]\w+/g));
    names.delete(word.text);
    return { from: word.from, options: Array.from(names, (label) => ({ label, type: "variable" })) };
  }
  if (/[\u4e00-\u9fff]/.test(word.text)) {
    const found = terms.filter((each) => (each.zh || "").includes(word.text));
    return { from: word.from, filter: false, options: found.map(describe) };
  }
  return { from: word.from, options: terms.map(describe).concat(WORDS.map((label) => ({ label, type: "keyword" }))) };
}

function run() {
  text.value = view.state.doc.toString();
  window.results.ask(text.value);
  return true;
}

const look = EditorView.theme({
  "&": { border: "1px solid #8895a3", borderRadius: "6px", fontSize: "14px" },
  "&.cm-focused": { outline: "2px solid #1764ab" },
  ".cm-scroller": { minHeight: "210px", maxHeight: "60vh", fontFamily: "ui-monospace, Consolas, monospace" },
  ".cm-gutters": { background: "transparent", color: "inherit", opacity: "0.6" },
  ".cm-completionDetail": { opacity: "0.7" },
  ".cm-tooltip": { background: "Canvas", color: "CanvasText" },
});

// In a shadow tree CodeMirror's styles need no exception from the page's policy.
const shadow = place.attachShadow({ mode: "open" });
const view = new EditorView({
  parent: shadow,
  root: shadow,
  state: EditorState.create({
    doc: text.value || "SELECT ?mission ?name\nWHERE {\n  ?mission a mg:PeaceOperation ; skos:prefLabel ?name\n}\nLIMIT 20",
    extensions: [
      lineNumbers(), history(), drawSelection(), bracketMatching(), closeBrackets(),
      highlightActiveLine(), highlightSelectionMatches(), sparql(),
      syntaxHighlighting(defaultHighlightStyle, { fallback: true }),
      autocompletion({ override: [complete] }), EditorView.lineWrapping, look,
      EditorView.contentAttributes.of({ "aria-label": place.dataset.label }),
      keymap.of([
        { key: "Mod-Enter", run }, { key: "Tab", run: acceptCompletion }, indentWithTab,
        ...completionKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap,
      ]),
    ],
  }),
});

function put(query) {
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: query } });
  view.focus();
}

text.hidden = true;
document.getElementById("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
document.getElementById("examples").addEventListener("change", (event) => {
  if (event.target.value) put(event.target.value);
});
fetch(root + "/api/terms").then((answer) => answer.json()).then((known) => {
  const prefixes = Object.keys(known.prefixes).map((name) => ({ name: name + ":", kind: "prefix", en: known.prefixes[name] }));
  terms = known.terms.concat(prefixes);
});
window.editor = view;
if (text.value.trim()) run();
