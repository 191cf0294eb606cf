// Where places of a source lead once it has changed: the lines of the file that came, what is a guess, what may come back.
import { ask } from "/assets/common.js";

/** So many things that went may come back. */
const MOST = 20;

/** A path of an item as the list's, with a dot behind it, and its number; none where it is no item. */
function item(path) {
  const steps = path.split("."), nth = Number(steps.pop());
  return nth ? [steps.concat("").join("."), nth] : null;
}

/** A path with the number of its item of the list changed, where it is below the list. */
function numbered(path, list, change) {
  if (!path.startsWith(list)) return path;
  const [own, ...rest] = path.slice(list.length).split(".");
  return list + [change(Number(own)), ...rest].join(".");
}

/** Where a path leads once that item was taken out: those behind it move up. None where it was taken out itself. */
export function moved(path, gone) {
  if (path === gone || path.startsWith(`${gone}.`)) return null;
  const [list, nth] = item(gone) || [];
  return list ? numbered(path, list, (own) => (own > nth ? own - 1 : own)) : path;
}

/** Where a path leads once an item came to a place: those from there on move down. */
export function parted(path, come) {
  const [list, nth] = item(come) || [];
  return list ? numbered(path, list, (own) => (own >= nth ? own + 1 : own)) : path;
}

/** Its lines, and the cells of the tables among them. */
const lines = (doc) => (doc.lines || []).flatMap((line) => [line, ...(line.table || []).flat()]);

/** Takes the lines and the guesses of `doc` along; what led to nothing is given back, to come with what went. */
function follow(doc, go) {
  const lost = { lines: [], guesses: {} };
  for (const [nth, line] of lines(doc).entries()) {
    const gone = line.paths.filter((path) => go(path) == null);
    if (gone.length) lost.lines.push([nth, gone]);
    if (gone.length && gone.length === line.paths.length) line.taken = true;
    line.paths = line.paths.map(go).filter((path) => path != null);
  }
  const guesses = {};
  for (const [path, why] of Object.entries(doc.guesses || {})) {
    const now = go(path);
    if (now == null) lost.guesses[path] = why;
    else guesses[now] = why;
  }
  if (doc.guesses) doc.guesses = guesses;
  return lost;
}

/** Takes a change of a form: what it took out may come back, and what a person typed is no guess. */
export function taken(doc, text, { path, isGone, what, heading, next }) {
  const before = doc.text;
  doc.text = text;
  if (!isGone) {
    if (doc.guesses) delete doc.guesses[path];
    return;
  }
  const others = (doc.gone || []).map((own) => ({ ...own, path: own.path === path ? path : moved(own.path, path) })).filter((own) => own.path);
  doc.gone = [...others, { path, at: path, what, heading, next, text: before, lost: follow(doc, (own) => moved(own, path)) }].slice(-MOST);
}

/** Sets what went where it stood. */
export async function restore(doc, gone) {
  // The list may have been made anew since the button was drawn.
  const is = (own) => own.path === gone.path && own.at === gone.at && own.text === gone.text;
  const nth = (doc.gone || []).findIndex(is);
  if (nth < 0) return;
  const { source } = await ask("/edit", { source: doc.text, path: gone.path, restore: { source: gone.text, path: gone.at } });
  follow(doc, (own) => parted(own, gone.path));
  // Of two that went from one place the later one stood before the other.
  doc.gone = doc.gone.map((own, at) => ({ ...own, path: at < nth && own.path === gone.path ? own.path : parted(own.path, gone.path) })).filter((_, at) => at !== nth);
  for (const [at, paths] of gone.lost.lines) {
    const line = lines(doc)[at];
    delete line.taken;
    line.paths.push(...paths.map((own) => gone.path + own.slice(gone.at.length)));
  }
  for (const [own, why] of Object.entries(gone.lost.guesses)) doc.guesses[gone.path + own.slice(gone.at.length)] = why;
  doc.text = source;
}

/** Fields that say the same in both, in their order: the longest row of such pairs, and those that kept their place. */
function pairs(before, after) {
  const key = ({ path, value }) => `${path.replace(/\.\d+/g, ".n")} ${value}`;
  const [a, b] = [before.map(key), after.map(key)];
  let from = 0, end = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from += 1;
  while (end < a.length - from && end < b.length - from && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const found = new Map();
  for (let nth = 0; nth < from; nth += 1) found.set(before[nth].path, after[nth].path);
  for (let nth = 1; nth <= end; nth += 1) found.set(before.at(-nth).path, after.at(-nth).path);
  const free = after.slice(from, after.length - end);
  for (const own of before.slice(from, before.length - end)) {
    const nth = free.findIndex((other) => key(other) === key(own));
    if (nth < 0) continue;
    found.set(own.path, free[nth].path);
    free.splice(0, nth + 1);
  }
  for (const own of before) if (!found.has(own.path) && free.some((other) => other.path === own.path)) found.set(own.path, own.path);
  return found;
}

/** Takes a text that was written otherwise than by a form: each place goes on with the words that it was of. */
export async function rewritten(doc, text) {
  const fields = async (source) => (await ask("/fields", { source }).catch(() => ({ fields: [] }))).fields;
  const [before, after] = [await fields(doc.text), await fields(text)];
  doc.text = text;
  delete doc.gone;
  // What cannot be read has no places yet: they stay for when it can.
  if (!before.length || !after.length) return;
  const found = pairs(before, after);
  const steps = (path) => path.split(".").length;
  follow(doc, (path) => {
    if (found.has(path)) return found.get(path);
    const below = before.find((own) => own.path.startsWith(`${path}.`) && found.has(own.path));
    if (below) return found.get(below.path).split(".").slice(0, steps(path)).join(".");
    // What is no field of the form stays where it was.
    return before.some((own) => own.path === path || own.path.startsWith(`${path}.`)) ? null : path;
  });
}
