// The versions of the work: each chosen unit's, or the document itself where none is chosen.
import { ask, current, kept, told } from "/assets/common.js";

/** What was decided of the document's sentences, as the server takes it. */
export function decided(work) {
  const given = work.answers[work.at] || [];
  return given.length ? { answers: { format: "congvan-answers/1", answers: given } } : {};
}

/** What there is to print: a name each, and how its text is had. */
export async function versions(work) {
  const doc = current(work);
  const profile = await kept("profile");
  const answers = decided(work);
  if (!work.units.length) return [{ name: doc.name, isSource: true, edited: () => null, made: async () => ({ source: doc.text }), text: async () => doc.text }];
  return work.units.map((unit) => ({
    name: unit.name,
    unit: told(unit, profile),
    asked: { source: doc.text, unit: told(unit, profile), ...answers },
    made: () => ask("/cascade", { source: doc.text, unit: told(unit, profile), ...answers }),
    edited: () => work.edited[work.at]?.[unit.name],
    text: async () => work.edited[work.at]?.[unit.name] || (await ask("/cascade", { source: doc.text, unit: told(unit, profile), ...answers })).source,
  }));
}

/** A name of a file for a unit or a document: plain letters. */
export function plain(name) {
  return name.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").replace(/\.\w+$/, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "van-ban";
}
