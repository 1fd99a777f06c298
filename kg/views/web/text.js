// What the page says, in the language that is set, and what things are called in it.

const words = readBlock("words");
const LONGEST = { zh: 14, en: 26 }; // letters of a label in the picture
// Signs that would turn the direction of what stands beside them.
const TURNING = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

function t(key, ...values) {
    const both = words[key] || [key, key];
    const text = both[state.lang === "en" ? 1 : 0];
    return values.reduce((said, value, index) => said.replace(`{${index}}`, () => value), text);
}

function pick(both) {
    if (!both) return "";
    const [zh, en] = Array.isArray(both) ? both : [both.zh, both.en];
    return (state.lang === "en" ? en || zh : zh || en) || "";
}

function nameOf(thing) {
    return pick(thing) || thing.key;
}

function shortName(thing) {
    const english = state.lang === "en" && thing.acronym ? thing.acronym : nameOf(thing);
    const letters = Array.from(english.replace(TURNING, "").replace(/\s+/g, " "));
    const most = LONGEST[/[\u2e80-\u9fff]/.test(english) ? "zh" : "en"];
    return letters.length > most ? letters.slice(0, most - 1).join("") + "…" : letters.join("");
}

// Capitals, accents, full width and signs make no difference to a search.
function fold(text) {
    return text
        .normalize("NFKD")
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]/gu, "");
}

function counted(number) {
    return number.toLocaleString("en-US");
}

function readBlock(name) {
    const block = document.getElementById(`data-${name}`);
    return block ? JSON.parse(block.textContent) : null;
}
