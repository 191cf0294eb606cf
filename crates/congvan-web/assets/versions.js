// The versions of the work: each chosen unit's, or the document itself where none is chosen.
import { ask, current, kept, save, told } from "/assets/common.js";

/** What was decided of the document's sentences, as the server takes it. */
export function decided(work) {
  const given = work.answers[work.at] || [];
  return given.length ? { answers: { format: "congvan-answers/1", answers: given } } : {};
}

/**
 * A unit's version. Decisions on sentences that have changed since are taken away, kept in `work.stale` to be told, and the
 * version is asked for again.
 */
export async function cascaded(work, asked) {
  try {
    return await ask("/cascade", { ...asked, ...decided(work) });
  } catch (error) {
    const nths = (error.findings || []).filter((found) => found.file === "answers").map((found) => Number(/^answers\.(\d+)/.exec(found.path)?.[1]));
    const own = work.answers[work.at] || [];
    const is = (nth) => nths.includes(nth + 1);
    if (!own.some((_, nth) => is(nth))) throw error;
    (work.stale ||= {})[work.at] = [...(work.stale[work.at] || []), ...own.filter((_, nth) => is(nth))];
    work.answers[work.at] = own.filter((_, nth) => !is(nth));
    await save(work);
    return cascaded(work, asked);
  }
}

/** What there is to print: a name each, and how its text is had. */
export async function versions(work) {
  const doc = current(work);
  const profile = await kept("profile");
  if (!work.units.length) return [{ name: doc.name, isSource: true, edited: () => null, made: async () => ({ source: doc.text }), text: async () => doc.text }];
  return work.units.map((unit) => {
    const asked = { source: doc.text, unit: told(unit, profile) };
    const edited = () => work.edited[work.at]?.[unit.name];
    const made = (more = {}) => cascaded(work, { ...asked, ...more });
    return { name: unit.name, edited, made, text: async () => edited() || (await made()).source };
  });
}

/** A name of a file for a unit or a document: plain letters. */
export function plain(name) {
  return name.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").replace(/\.\w+$/, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "van-ban";
}
