// Whose units a document is for: the territory of its issuer on its day, and the units right below it.
import { ask } from "/assets/common.js";

/** A day as the server takes it: `2027-01-05`; none where it is no whole day. */
export function isoDay(text) {
  const parts = text.split(/[-/]/);
  if (parts.length !== 3) return "";
  const [year, month, date] = parts[0].length === 4 ? parts : [parts[2], parts[1], parts[0]];
  return `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
}

/**
 * The territory of a document, its day, and the units that carry it out; of one that names none, every unit may. `why` says why
 * no unit carries it out, where none does.
 */
export async function territory(doc) {
  const place = { name: "", day: "", level: "", units: [], why: "", from: "" };
  try {
    const { carried_out_by: next } = await ask("/check", { source: doc.text });
    place.why = next?.why?.vi || "";
    const { fields } = await ask("/fields", { source: doc.text });
    const value = (path) => fields.find((field) => field.path === path)?.value || "";
    place.name = value("issuer.territory");
    place.day = isoDay(value("date"));
    place.from = value("issuer.level");
    if (!place.name) return place;
    const { units } = await ask(`/units?within=${encodeURIComponent(place.name)}${place.day ? `&date=${place.day}` : ""}`);
    place.level = units.some((unit) => unit.level === "district") ? "district" : "commune";
    place.units = units.filter((unit) => unit.level === place.level);
  } catch { /* What is wrong with the document is told where it is read. */ }
  return place;
}

const isSame = (own, unit) => own.name === unit.name && ["province", "district"].every((key) => !own[key] || !unit[key] || own[key] === unit[key]);

/** Whether a unit is of a level that the document does not go to: it is refused then. */
export const isOfOtherLevel = (place, unit) => !!unit.level && !!place.level && unit.level !== "province" && unit.level !== place.level && place.units.length > 0;

/** Why a document is not for a unit; nothing where it is, or where nobody knows. */
export function outside(place, unit) {
  if (!place.units.length || place.units.some((own) => isSame(own, unit))) return "";
  if (!isOfOtherLevel(place, unit)) return `không thuộc ${place.name}, nơi ban hành văn bản`;
  const day = place.day.split("-").reverse().join("/");
  return place.level === "district" ? `văn bản ngày ${day} của cấp tỉnh triển khai qua cấp huyện; đây không phải cấp huyện` : "văn bản này triển khai thẳng xuống cấp xã; đây không phải cấp xã";
}
