import { ask, at, beforeLeaving, confirmed, finding, h, hand, latest, near, quoted, ready, say, still, tell } from "/assets/common.js";
import { isOf, keepProfile, openProfile, profile } from "/assets/office.js";
import { Profile } from "/assets/profile.js";
import { opened } from "/assets/settle.js";
import { nothing } from "/assets/unfinished.js";
import { current, keep, save } from "/assets/work.js";

/** Versions that the server makes at once; no province has as many communes. */
const MOST = 500;

const work = await opened();
const doc = current(work);
ready(doc ? begin() : nothing());

async function begin() {
  let territory = "", day = "", faults = [], office;
  try {
    const { fields } = await ask("/fields", { source: doc.text });
    const value = (path) => fields.find((field) => field.path === path)?.value || "";
    territory = value("issuer.territory");
    day = isoDay(value("date"));
  } catch { /* What is wrong with the document is told where it is read. */ }
  const within = territory ? `&within=${encodeURIComponent(territory)}` : "";
  const on = day ? `&date=${day}` : "";
  if (territory) {
    at("whose").textContent = `Các đơn vị thuộc ${territory}. Gõ tên, có dấu hay không dấu, tên cũ cũng được.`;
    at("whole").textContent = `Chọn tất cả đơn vị thuộc ${territory}`;
  } else at("whole").hidden = true;

  const same = (one, other) => one.name === other.name && one.province === other.province && one.district === other.district;
  const where = (unit) => [unit.district, unit.province].filter(Boolean).join(", ");
  const pick = (unit) => ({ name: unit.name, province: unit.province, district: unit.district, value: unit.value || [unit.name, unit.district, unit.province].filter(Boolean).join(", ") });

  async function choose(units) {
    for (const unit of units) if (!work.units.some((own) => same(own, unit))) work.units.push(pick(unit));
    await save(work);
    draw();
  }

  function draw() {
    at("count").textContent = work.units.length;
    at("clear").hidden = !work.units.length;
    at("next").hidden = !work.units.length;
    at("chosen").replaceChildren(...(work.units.length ? work.units.map((unit) => h("li", {}, h("span", {}, unit.name, h("small", {}, where(unit))),
      h("button", { type: "button", class: "small", "aria-label": `Bỏ ${unit.name}`, onclick: () => drop(unit) }, "Bỏ")))
      : [h("li", { class: "note" }, "Chưa chọn đơn vị nào. Nếu chỉ cần in chính văn bản này, bấm “Chỉ in văn bản này”.")]));
    at("alone").hidden = work.units.length > 0;
    if (office) form.show();
    const over = work.units.length - MOST;
    at("limit").hidden = over <= 0;
    at("limit").textContent = `Một lần làm được nhiều nhất ${MOST} đơn vị: hãy bỏ bớt ${over} đơn vị, rồi làm chúng ở lần sau.`;
    if (over > 0) at("next").hidden = true;
  }

  async function drop(unit) {
    const nth = work.units.findIndex((own) => same(own, unit));
    work.units.splice(nth, 1);
    await save(work);
    draw();
    // The keyboard goes on with the unit that took its place.
    (at("chosen").querySelectorAll("button")[Math.min(nth, work.units.length - 1)] || at("search")).focus();
  }

  const search = latest(90, async (isLast) => {
    const text = at("search").value.trim();
    if (!text) return at("results").replaceChildren();
    let { units } = await ask(`/units?q=${encodeURIComponent(text)}${within}${on}`);
    if (!units.length) ({ units } = await ask(`/units?q=${encodeURIComponent(text)}${on}`));
    await still();
    if (!isLast()) return;
    const shown = units.filter((unit) => unit.level !== "province").slice(0, 12);
    at("results").replaceChildren(...(shown.length ? shown.map(result) : [h("li", { class: "note" }, "Không có đơn vị nào tên như vậy.")]));
  });

  function result(unit) {
    if (!unit.in_force && unit.successors.length) {
      return h("li", {}, h("span", {}, unit.name, h("small", {}, `tên cũ; nay ${unit.successors.length > 1 ? "thuộc một trong" : "là"}:`)),
        h("div", { class: "kinds" }, unit.successors.map((next) => h("button", { type: "button", class: "small", onclick: () => choose([{ ...next, district: null }]) }, next.name))));
    }
    return h("li", {}, h("span", {}, unit.name, h("small", {}, where(unit) + (unit.near_miss ? " · gần giống" : ""))),
      h("button", { type: "button", class: "small", "aria-label": `Chọn ${unit.name}`, onclick: () => choose([unit]) }, "Chọn"));
  }

  at("search").addEventListener("input", search);
  at("search").addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); at("results").querySelector("button")?.click(); } });
  at("whole").addEventListener("click", async () => {
    const { units } = await ask(`/units?${`${within}${on}`.slice(1)}`);
    const districts = units.some((unit) => unit.level === "district");
    await choose(units.filter((unit) => unit.level === (districts ? "district" : "commune")));
    say(`Đã chọn ${work.units.length} đơn vị.`);
  });
  at("clear").addEventListener("click", async () => { work.units = []; await save(work); draw(); });
  at("table").addEventListener("change", async () => {
    const [file] = at("table").files;
    if (!file) return;
    at("problems").replaceChildren();
    try {
      const read = await ask(`/units/table?name=${encodeURIComponent(file.name)}${within}${on}`, undefined, { method: "POST", headers: { "content-type": "application/octet-stream" }, body: file });
      at("problems").replaceChildren(...read.findings.map((found) => finding(found)));
      await choose(read.units);
      say(`Đã đọc ${read.units.length} đơn vị từ ${file.name}.`);
    } catch (error) {
      at("problems").replaceChildren(...(error.findings || []).map((found) => finding(found)));
    }
    at("table").value = "";
  });

  // The office's own profile.
  const form = new Profile({ heeds: () => ({ day, within: territory }), drawn(own, findings) {
    office = own;
    faults = findings.filter((found) => found.severity === "error");
    at("own-none").hidden = !!own;
    at("own-some").hidden = !own;
    if (!own) return;
    at("own-what").textContent = own.name;
    const isUsed = work.units.some((unit) => isOf(own, unit));
    at("own-state").textContent = faults.length ? `${faults.length} chỗ phải sửa` : isUsed ? "dùng cho đơn vị đã chọn" : "đơn vị này chưa được chọn, nên hồ sơ chưa dùng đến";
    at("own-state").classList.toggle("wrong", faults.length > 0);
    at("own-findings").replaceChildren(...form.list(findings));
    if (!faults.length) at("own-told").textContent = "";
  } });
  /** Opens the profile, at a fault of it where there is one. */
  function reach(found) {
    at("own-some").open = true;
    if (found) form.go(found);
    else at("ho-so").scrollIntoView();
  }
  /** A fault of the profile is told here, before the way goes on to where it would stop everything. */
  async function mayGoOn(link) {
    await form.take();
    const isUsed = office && (work.units.some((unit) => isOf(office, unit)) || !office.name);
    if (!isUsed || !faults.length || !/quyet-dinh|ban-in|tai-ve/.test(link.pathname)) return true;
    at("own-told").textContent = `Hồ sơ cơ quan còn ${faults.length} chỗ phải sửa, sửa xong mới đi tiếp được. Chỗ đầu tiên đã được mở ra bên dưới.`;
    reach(faults[0]);
    say("Chưa đi tiếp được: hồ sơ cơ quan còn chỗ phải sửa.");
    return false;
  }
  beforeLeaving(mayGoOn);
  at("own-begin").addEventListener("click", async () => {
    const name = at("own-name").value.trim() || work.units[0]?.value;
    at("own-near").replaceChildren();
    at("own-told").textContent = "";
    if (!name) { say("Hãy ghi tên đơn vị của bạn, ví dụ: xã Chi Lăng, tỉnh Lạng Sơn."); return at("own-name").focus(); }
    try {
      await keepProfile(await (await ask(`/units/profile?q=${encodeURIComponent(name)}${on}`)).text());
      await form.show();
      at("own-some").open = true;
      at("o-symbol").focus();
    } catch (error) {
      if (![404, 422].includes(error.status)) return tell(error);
      at("own-told").textContent = quoted(error.message);
      await near(at("own-near"), name, (words) => { at("own-name").value = words; at("own-begin").click(); }, on);
    }
    return undefined;
  });
  at("own-import").addEventListener("change", async () => {
    const [file] = at("own-import").files;
    at("own-told").textContent = "";
    try {
      await openProfile(await file.text());
      await form.show();
      at("own-some").open = true;
    } catch (error) {
      at("own-told").textContent = error.status || !error.isNone ? quoted(error.message) : `“${file.name}” không phải hồ sơ cơ quan (tệp .yaml đã lưu từ trang này); hồ sơ đang có giữ nguyên.`;
      at("own-told").scrollIntoView({ block: "center" });
    }
    at("own-import").value = "";
  });
  at("own-export").addEventListener("click", async () => { await form.take(); hand("ho-so.yaml", new Blob([(await profile()).text], { type: "application/yaml" })); });
  at("own-drop").addEventListener("click", async () => { if (!(await confirmed("Xóa hồ sơ cơ quan?", "Ký hiệu, người ký, nơi nhận, đầu mối đã điền mất hẳn ở trình duyệt này. Cần giữ lại thì bấm “Lưu hồ sơ ra tệp” trước.", "Xóa hồ sơ"))) return; await keep("profile"); await form.show(); at("own-name").focus(); });

  draw();
  await form.show();
  // Led here from a fault of the profile, or to fill it in.
  if (location.hash === "#ho-so") reach(faults[0]);
  else if (location.hash.startsWith("#units.1.")) reach({ path: decodeURIComponent(location.hash.slice(9)) });
  // Typed before this was ready.
  if (at("search").value) search();
}

function isoDay(text) {
  const parts = text.split(/[-/]/);
  if (parts.length !== 3) return "";
  const [year, month, date] = parts[0].length === 4 ? parts : [parts[2], parts[1], parts[0]];
  return `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
}
