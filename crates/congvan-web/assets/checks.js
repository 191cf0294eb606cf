// What a person must still look at in a version: to decide, to look at, to fill in; what was ticked stays ticked.
import { h, quoted } from "/assets/common.js";
import { save } from "/assets/work.js";

const WEIGHT = { must_decide: 0, look: 1, fill_in: 2 };

/** The checks of the trace of a unit's version, by the unit's key, the weightiest first. */
export function checksOf(work, trace, unit) {
  const key = (entry, check) => `${work.at}·${unit}·${entry.at}·${check.vi}`;
  const all = trace.entries.flatMap((entry) => entry.checks.map((check) => ({ entry, check, own: key(entry, check) })));
  return all.sort((one, other) => WEIGHT[one.check.tier] - WEIGHT[other.check.tier]);
}

/** How many of them nobody ticked. */
export const open = (work, checks) => checks.filter(({ own }) => !work.ticks[own]).length;

/** What a check says, without the keys of a profile, which nobody sees here. */
const said = (check) => quoted(check.vi.replace(/ `[a-z_]+`/g, ""));

/** So many letters tell one sentence from another. */
const BEGINNING = 60;

/** Which sentence a check is of: its label and how it begins. */
function where(entry) {
  const words = (entry.before ?? entry.after ?? "").replaceAll("{deadline}", "…").trim();
  const cut = words.length > BEGINNING ? `${words.slice(0, BEGINNING).replace(/\s+\S*$/, "")}…` : words;
  return [entry.label_before, cut && `“${cut}”`].filter(Boolean).join(" ");
}

/** What of the superior's own document is blank, by the field of a version that says it again. */
const ABOVE = { "legal_basis.1.number": "number.value", "legal_basis.1.date": "date" };

/** Where a blank is filled in: what the superior's document lacks is lacking in every version, so it is filled in there. */
export const whereFilled = (entry, check) => (ABOVE[check.field] ? `/doc-hieu#${ABOVE[check.field]}` : `/ban-in#${entry.at}/${encodeURIComponent(check.vi)}`);

/** A check as an item of a list; `go` leads to its place, under the word of `way`. */
export function item(work, { entry, check, own }, { drawn, go, way, over = () => {} }) {
  const box = h("input", { type: "checkbox", "data-focus": own, onchange: async () => { work.ticks[own] = box.checked; await save(work); drawn(); } });
  box.checked = !!work.ticks[own];
  const place = check.tier === "fill_in" ? "" : where(entry);
  return h("li", { onmouseenter: () => over(entry) },
    h("label", {}, box, h("span", { class: box.checked ? "done" : false }, check.tier === "must_decide" && h("span", { class: "tag must" }, "cần quyết định"), " ", said(check), place && h("small", { class: "of" }, place))),
    h("button", { type: "button", class: "small quiet", "aria-label": `${way}: ${said(check)}${place ? `: ${place}` : ""}`, onclick: () => go(entry, check) }, way));
}
