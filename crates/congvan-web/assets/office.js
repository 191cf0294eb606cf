// The office's own profile: kept in the browser, the same for every tab, changed one value at a time.
import { ask, edited, named } from "/assets/common.js";
import { keep, kept } from "/assets/work.js";

/** Where a profile has its values: the first of the units. */
export const ROOT = "units.1";
/** Values of a profile that stand for nothing once all beside them have gone. */
const GROUPS = ["signatory", "distribution", "contact", "recipients", "departments"];

/** The kept profile. */
export const profile = () => kept("profile");

/** What a profile says, by paths below its unit, and what is wrong with it as of a document's `day` and `within` its territory. */
export async function said(text, { day, within } = {}) {
  const { fields, more, findings } = await ask("/fields", { source: text, holds: "units", ...(day ? { date: day } : {}), ...(within ? { within } : {}) });
  named([...fields, ...more]);
  const values = new Map(fields.filter((field) => field.path.startsWith(`${ROOT}.`)).map((field) => [field.path.slice(ROOT.length + 1), field.value]));
  return { values, findings: findings.map((found) => ({ ...found, path: found.path?.startsWith(`${ROOT}.`) ? found.path.slice(ROOT.length + 1) : "" })) };
}

/** Keeps a profile with the name of its unit. */
export async function keepProfile(text) {
  const { values } = await said(text);
  await keep("profile", { text, name: values.get("name") || "", province: values.get("province") || "" });
}

/** Keeps a profile that was saved as a file; what is no profile is refused, and the one that is kept stays. */
export async function openProfile(text) {
  const { values } = await said(text).catch((error) => { if (!error.status) throw error; return { values: new Map() }; });
  if (!values.get("name")) throw Object.assign(new Error("đây không phải hồ sơ cơ quan"), { isNone: true });
  await keepProfile(text);
}

/** The values at a path and below it. */
export const below = (values, path) => [...values].filter(([own]) => own === path || own.startsWith(`${path}.`));

/**
 * Puts what was typed at a path: words, the lines of a list (`distribution.to[]`), or the lines of authority, each with its
 * kind (`signatory.authority[]`). What stood there goes; a group of which nothing is left goes too.
 */
export async function put(path, words) {
  let { text } = await profile();
  const change = async (own, wants) => { text = (await edited(text, `${ROOT}.${own}`, wants)).source; };
  const own = path.replace(/\[\]$/, "");
  const { values } = await said(text);
  const isThere = below(values, own).length > 0;
  if (own === path && words) await change(own, { set: words });
  else if (isThere) await change(own, { remove: true });
  if (own !== path) {
    const lines = words.split("\n").map((line) => line.trim()).filter(Boolean);
    for (const [nth, line] of lines.entries()) {
      const [, kind, of] = /^(TM|Q|KT|TL|TUQ)\. ?(.*)$/.exec(line) || [];
      await change(`${own}.${nth + 1}${kind ? `.${kind}` : ""}`, { set: kind ? of || "___" : line });
    }
  }
  const group = GROUPS.find((name) => own.startsWith(`${name}.`));
  if (group && isThere && !words) {
    const left = below((await said(text)).values, group).filter(([, value]) => value);
    if (!left.length) await change(group, { remove: true });
  }
  await keepProfile(text);
}

/** Whether a profile is a unit's. */
export const isOf = (own, unit) => !!own && own.name === unit.name && (!own.province || !unit.province || own.province === unit.province);

/** What every row of a list has, and a unit of the table too. */
const NAMES = ["name", "level", "province", "district"];

/** Whether a list that was opened says more of a unit than which it is. */
export const isListed = (unit) => Object.keys(unit.profile || {}).some((key) => !NAMES.includes(key));

/** What a unit's version is made from: what the opened list says of it, else the office's own profile, else the unit as it was chosen. */
export const told = (unit, own) => (isListed(unit) ? unit.profile : isOf(own, unit) ? own.text : unit.profile || unit.value);
