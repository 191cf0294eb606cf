// The versions of the work: each chosen unit's, or the document itself where none is chosen.
import { ask, finding, h } from "/assets/common.js";
import { profile, said, told } from "/assets/office.js";
import { called, current, keyOf, save, typing, unitsOf } from "/assets/work.js";

/** What was decided of the document's sentences, as the server takes it. */
export function decided(work) {
  const given = work.answers[work.at] || [];
  return given.length ? { answers: { format: "congvan-answers/1", answers: given } } : {};
}

/** How all versions of the document are made, as the server takes it: their type, the order of their tasks, their day. */
export const manner = (work) => work.manner?.[work.at] || {};

/** What was changed by hand in the version of a unit, by its key, in that order. */
export const byHand = (work, key) => work.hand[work.at]?.[key] || [];

/** Keeps one more change; two of one place after another are one. */
export async function changedByHand(work, key, change) {
  const all = ((work.hand[work.at] ||= {})[key] ||= []);
  const last = all.at(-1);
  if (last && last.path === change.path && last.now != null && last.now === change.was) last.now = change.now;
  else all.push(change);
  if (all.at(-1).now === all.at(-1).was) all.pop();
  await save(work);
}

/** The changes by hand that a version has no place for any more: their sentence has gone, or has other words. */
export const lost = (work, key, made) => byHand(work, key).filter((_, nth) => made.by_hand[nth] == null);

/** Tells the changes by hand that were not made in `place`; `drawn` comes after they were put away. */
export function tellLost(place, work, { name, key }, made, drawn) {
  const gone = lost(work, key, made);
  place.hidden = !gone.length;
  if (!gone.length) return place.replaceChildren();
  const away = async () => {
    work.hand[work.at][key] = byHand(work, key).filter((own) => !gone.includes(own));
    await save(work);
    place.hidden = true;
    drawn();
  };
  return place.replaceChildren(h("h2", {}, `${name}: ${gone.length} chỗ sửa tay không còn câu để sửa`),
    h("p", { class: "note" }, "Câu ấy đã bỏ hoặc đã có lời khác sau khi bạn sửa, nên chỗ sửa tay này không có trong văn bản. Cần thì sửa lại ở Trang sẽ in."),
    h("ul", {}, gone.map((own) => h("li", {}, h("q", {}, own.was || own.words), " → ", own.now == null ? "(bỏ)" : h("q", {}, own.now)))),
    h("p", { class: "row" }, h("button", { type: "button", onclick: away }, "Đã biết, bỏ các chỗ sửa này")));
}

/**
 * A unit's version, with what was changed in it by hand. Decisions that are refused, as on sentences that have changed since, are taken
 * away, kept in `work.stale` with the reason to be told, and the version is asked for again.
 */
export async function cascaded(work, key, asked) {
  const sent = work.answers[work.at] || [];
  try {
    return await ask("/cascade", { ...manner(work), ...asked, ...decided(work), by_hand: byHand(work, key) });
  } catch (error) {
    const nths = (error.findings || []).filter((found) => found.file === "answers").map((found) => Number(/^answers\.(\d+)/.exec(found.path)?.[1]));
    const refused = sent.filter((_, nth) => nths.includes(nth + 1));
    if (!refused.length) {
      // What its keys are called is told with a fault of the profile.
      if (isOfProfile(error)) await said((await profile()).text).catch(() => {});
      throw error;
    }
    const told = (nth) => error.findings.filter((found) => found.file === "answers" && found.path?.split(".")[1] === String(nth + 1)).map((found) => [found.message.vi, found.help?.vi].filter(Boolean).join("; ")).join("; ");
    // Others may have come meanwhile, and another answer may have taken these away already.
    const own = work.answers[work.at] || [];
    const gone = refused.filter((one) => own.includes(one));
    (work.stale ||= {})[work.at] = [...(work.stale[work.at] || []), ...gone.map((one) => ({ ...one, why: told(sent.indexOf(one)) }))];
    work.answers[work.at] = own.filter((one) => !gone.includes(one));
    await save(work);
    return cascaded(work, key, asked);
  }
}

/** Whether a version was refused for a fault of the office's profile. */
export const isOfProfile = (error) => (error.findings || []).some((found) => found.file === "unit");

/** Where what a version was refused for is mended: a fault of the profile at the profile, of the document where it is read, of what was changed by hand where it was. */
const WAYS = {
  unit: (found) => ({ go: () => { location.href = `/don-vi#${found.path || "ho-so"}`; }, way: "Sửa ở hồ sơ cơ quan" }),
  source: (found) => ({ go: () => { location.href = `/doc-hieu#${encodeURIComponent(found.path)}`; }, way: "Sửa ở Đọc hiểu" }),
  version: (found) => ({
    go: () => {
      location.href = `/ban-in#${encodeURIComponent(found.path)}`;
      if (location.pathname === "/ban-in") location.reload();
    },
    way: "Sửa ở Trang sẽ in",
  }),
};

/** What a version was refused for, each with the way to where it is mended. */
export const refusals = (error) => (error.findings?.length ? error.findings : [{ code: "", severity: "error", message: { vi: error.message } }])
  .map((found) => finding(found, WAYS[found.file]?.(found) || {}));

/** Sentences that were begun to be written anew and not taken: they are in no version yet. */
export const unconfirmed = (work) => typing.all(`decide ${work.at}`);

/** Tells of them in `place`, where what is shown does not have them. */
export function tellUnconfirmed(place, work) {
  const begun = unconfirmed(work);
  place.hidden = !begun.length;
  if (!begun.length) return;
  place.replaceChildren(h("h2", {}, `${begun.length} câu viết lại chưa lấy`), h("p", { class: "note" }, "Lời ấy đang gõ dở ở trang Quyết định, chưa bấm “Lấy lời này”, nên chưa có trong văn bản."),
    h("ul", {}, begun.map(([, words]) => h("li", {}, h("q", {}, words)))), h("p", { class: "row" }, h("a", { class: "button", href: "/quyet-dinh#viet-do" }, "Đến câu ấy")));
}

/** What was changed by hand as a batch takes it: by the names of units, whole where several have one. */
export function allByHand(work) {
  const units = unitsOf(work);
  const each = units.map((unit) => [called(units, unit), byHand(work, keyOf(unit))]);
  return Object.fromEntries(each.filter(([, changes]) => changes.length));
}

/** What was ticked of each unit's checks, as a batch takes it: its index does not ask for them again. */
export function allSeen(work) {
  const units = unitsOf(work);
  const each = units.map((unit) => {
    const own = `${work.at}·${keyOf(unit)}·`;
    const ticked = Object.keys(work.ticks).filter((tick) => work.ticks[tick] && tick.startsWith(own));
    return [called(units, unit), ticked.map((tick) => { const [place, ...words] = tick.slice(own.length).split("·"); return { at: place, check: words.join("·") }; })];
  });
  return Object.fromEntries(each.filter(([, seen]) => seen.length));
}

/** What there is to print: a name each, and how its text is had. */
export async function versions(work) {
  const doc = current(work);
  const own = await profile();
  const units = unitsOf(work);
  if (!units.length) return [{ name: doc.name, key: doc.name, isSource: true, made: async () => ({ source: doc.text }) }];
  return units.map((unit) => {
    const asked = { source: doc.text, unit: told(unit, own) };
    return { name: called(units, unit), key: keyOf(unit), unit, made: (more = {}) => cascaded(work, keyOf(unit), { ...asked, ...more }) };
  });
}

/** A name of a file for a unit or a document: plain letters. */
export function plain(name) {
  return name.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").replace(/\.\w+$/, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "van-ban";
}
