// The time slider: what had happened, been asked, and held, up to a day. It stops at the
// days of which something is known.

let stops = null;

function listStops() {
    if (stops) return stops;
    const days = new Set(
        graph.things
            .filter((thing) => thing.type !== "Meeting")
            .map((thing) => thing.date)
            .filter(Boolean),
    );
    for (let index = 0; index < countFacts(); index += 1) {
        const [, , , , , , begins, ends] = read().rows[index];
        for (const day of [begins, ends]) if (day) days.add(day);
    }
    stops = [...days].sort();
    return stops;
}

function showTime(place) {
    const days = listStops();
    if (days.length < 2) return refill(place);
    const at = state.until ? days.filter((day) => day <= state.until).length - 1 : days.length;
    const slider = make("input", {
        type: "range",
        id: "until",
        min: 0,
        max: days.length,
        step: 1,
        "aria-label": t("until"),
    });
    slider.value = at;
    const text = make("output", { for: "until" }, state.until || t("any-time"));
    const tell = () => {
        const day = days[Number(slider.value)] || "";
        text.textContent = day || t("any-time");
        slider.setAttribute("aria-valuetext", text.textContent);
    };
    tell();
    slider.addEventListener("input", tell);
    slider.addEventListener("change", () =>
        update({ until: days[Number(slider.value)] || "" }),
    );
    const held = make("input", {
        type: "checkbox",
        checked: state.held,
        id: "held",
        on: { change: () => update({ held: !state.held }) },
    });
    return refill(
        place,
        make("label", { for: "until" }, t("until")),
        slider,
        text,
        make("label.held", { title: t("held-hint") }, held, t("held")),
    );
}
