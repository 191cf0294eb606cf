import { ask, at, beforeLeaving, confirmed, finding, h, hand, near, quoted, ready, say, still, tell } from "/assets/common.js";
import { isListed, isOf, keepProfile, openProfile, profile } from "/assets/office.js";
import { Profile } from "/assets/profile.js";
import { opened } from "/assets/settle.js";
import { isOfOtherLevel, isoDay, outside, territory } from "/assets/territory.js";
import { nothing } from "/assets/unfinished.js";
import { which } from "/assets/which.js";
import { called, current, keep, keyOf, save, unitsOf } from "/assets/work.js";

/** A search begins once the typing rests so long. */
const RESTS = 90;
/** Versions that the server makes at once; no province has as many communes. */
const MOST = 500;

// Enter that was pressed before the page was ready counts then.
let isEntered = false;
at("search").addEventListener("keydown", (event) => { isEntered = event.key === "Enter"; });

const work = await opened();
const doc = current(work);
ready(doc ? begin() : nothing());

async function begin() {
  let faults = [], office;
  const place = await territory(doc);
  const day = place.day;
  // A territory that no table has leaves nothing out.
  const within = place.units.length ? `&within=${encodeURIComponent(place.name)}` : "";
  const on = day ? `&date=${day}` : "";
  const units = () => unitsOf(work);
  which(work, () => form.take());
  at("lowest").hidden = !place.why;
  at("choosing").hidden = at("manner").hidden = !!place.why;
  // What else the message says is for who has the file.
  at("lowest-why").textContent = place.why && `${quoted(place.why.split(";")[0])}. ${place.from ? "" : "Văn bản của cấp tỉnh thì ghi cấp và địa bàn của cơ quan ban hành ở Đọc hiểu, rồi quay lại đây."}`;
  at("lowest-mend").hidden = !!place.from;
  manner();
  if (place.name) {
    at("whose").textContent = `Các đơn vị thuộc ${place.name}. Gõ tên, có dấu hay không dấu, tên cũ cũng được.`;
    at("whole").textContent = `Chọn tất cả đơn vị thuộc ${place.name}`;
  } else at("whole").hidden = true;

  const same = (one, other) => keyOf(one) === keyOf(other);
  const where = (unit) => [unit.district, unit.province].filter(Boolean).join(", ");
  const pick = (unit) => ({ name: unit.name, level: unit.level, province: unit.province, district: unit.district, code: unit.code, profile: unit.profile, value: unit.value || keyOf(unit) });

  async function choose(chosen) {
    for (const unit of chosen) {
      const nth = units().findIndex((own) => same(own, unit));
      if (nth < 0) units().push(pick(unit));
      // What a list says of a unit that was chosen already goes along.
      else if (unit.profile) units()[nth] = pick(unit);
    }
    away = null;
    await save(work);
    draw();
  }

  /** What was chosen before all was put away at once. */
  let away = null;
  const undo = () => h("li", { class: "went" }, h("span", {}, `Đã bỏ chọn ${away.length} đơn vị.`), h("button", { type: "button", class: "small", onclick: () => choose(away) }, "Hoàn tác"));

  /** Why the document is not for a unit, in the list. */
  const warned = (unit) => { const why = outside(place, unit); return why && h("small", { class: "wrong" }, why.replace(/^./, (first) => first.toLocaleUpperCase("vi"))); };

  function draw() {
    const all = units();
    at("count").textContent = all.length;
    at("clear").hidden = !all.length;
    at("next").hidden = !all.length || !!place.why;
    at("chosen").replaceChildren(...(all.length ? all.map((unit) => h("li", {}, h("span", {}, unit.name, h("small", {}, [where(unit), isListed(unit) && "theo danh sách đã mở"].filter(Boolean).join(" · ")), warned(unit)),
      h("button", { type: "button", class: "small", "aria-label": `Bỏ ${called(all, unit)}`, onclick: () => drop(unit) }, "Bỏ")))
      : away ? [undo()] : [h("li", { class: "note" }, "Chưa chọn đơn vị nào. Nếu chỉ cần in chính văn bản này, bấm “Chỉ in văn bản này”.")]));
    at("alone").hidden = all.length > 0;
    at("from").replaceChildren(...(all.length ? [] : others()));
    if (office) form.show();
    const over = all.length - MOST;
    at("limit").hidden = over <= 0;
    at("limit").textContent = `Một lần làm được nhiều nhất ${MOST} đơn vị: hãy bỏ bớt ${over} đơn vị, rồi làm chúng ở lần sau.`;
    if (over > 0) at("next").hidden = true;
    drawLater(over);
  }

  /** A list that is too long for one turn is done in several; those that wait are told with the way to the next of them. */
  function drawLater(over) {
    const waiting = ((work.later ||= {})[work.at] ||= []);
    const [words, button] = at("later").children;
    at("later").hidden = over <= 0 && !waiting.length;
    words.textContent = over > 0 ? "" : `Còn ${waiting.length} đơn vị của danh sách chờ lần sau.`;
    button.textContent = over > 0 ? `Chia danh sách: làm ${MOST} đơn vị đầu trước` : `Xong lần này: lấy ${Math.min(MOST, waiting.length)} đơn vị tiếp`;
    button.onclick = async () => {
      if (over > 0) waiting.unshift(...units().splice(MOST));
      else units().splice(0, units().length, ...waiting.splice(0, MOST));
      work.unit = 0;
      await save(work);
      draw();
      (at("later").hidden ? at("chosen").querySelector("button") : button)?.focus();
    };
  }

  /** How all versions are made: their type, the order of their tasks, their day. */
  function manner() {
    const own = ((work.manner ||= {})[work.at] ||= {});
    ask("/types").then(({ types }) => {
      at("as").replaceChildren(...types.filter((type) => type.carries_out).map((type) => h("option", { value: type.code === "CV" ? "" : type.code }, type.name)));
      at("as").value = own.as || "";
    }).catch(tell);
    at("group").value = own.group_by || "";
    at("issued").value = own.date ? own.date.split("-").reverse().join("/") : "";
    const keep = async (key, value) => { if (value) own[key] = value; else delete own[key]; await save(work); };
    at("as").addEventListener("change", () => keep("as", at("as").value));
    at("group").addEventListener("change", () => keep("group_by", at("group").value));
    at("issued").addEventListener("change", async () => {
      const words = at("issued").value.trim(), day = isoDay(words);
      const whole = /^\d{4}-\d\d-\d\d$/.test(day) && new Date(`${day}T00:00Z`);
      const isDay = !words || !!whole && !Number.isNaN(whole.getTime()) && whole.toISOString().startsWith(day);
      if (isDay) await keep("date", day);
      at("issued").closest(".field").classList.toggle("wrong", !isDay);
      at("issued-wrong").textContent = isDay ? "" : "Ghi đủ ngày/tháng/năm, ví dụ 05/01/2027; chưa biết thì để trống.";
    });
  }

  async function drop(unit) {
    const nth = units().findIndex((own) => same(own, unit));
    units().splice(nth, 1);
    await save(work);
    draw();
    // The keyboard goes on with the unit that took its place.
    (at("chosen").querySelectorAll("button")[Math.min(nth, units().length - 1)] || at("search")).focus();
  }

  /** The units that were chosen for other files, to be taken for this one too. */
  function others() {
    const each = work.docs.map((own, nth) => [own, nth === work.at ? [] : unitsOf(work, nth).filter((unit) => !outside(place, unit))]).filter(([, own]) => own.length);
    return each.map(([own, chosen]) => h("button", { type: "button", class: "small", onclick: () => choose(chosen) }, `Lấy ${chosen.length} đơn vị của “${own.name}”`));
  }

  let turn = 0, timer;
  /** Looks up what stands in the box, and shows it; nothing where something else was typed meanwhile. */
  async function lookUp() {
    clearTimeout(timer);
    const own = ++turn;
    const text = at("search").value.trim();
    if (!text) { at("results").replaceChildren(); return []; }
    let { units: found } = await ask(`/units?q=${encodeURIComponent(text)}${within}${on}`);
    if (!found.length) ({ units: found } = await ask(`/units?q=${encodeURIComponent(text)}${on}`));
    await still();
    if (own !== turn) return null;
    const shown = found.filter((unit) => unit.level !== "province").slice(0, 12);
    at("results").replaceChildren(...(shown.length ? shown.map(result) : [h("li", { class: "note" }, "Không có đơn vị nào tên như vậy.")]));
    return shown;
  }

  /** Takes the first of what was found for the words in the box, where it is one unit; several are chosen among. */
  async function enter() {
    const shown = await lookUp();
    if (!shown?.length) return;
    const [first, second] = shown;
    const buttons = [...at("results").firstElementChild.querySelectorAll("button")];
    const isAmong = second && second.in_force && first.in_force && second.name === first.name;
    if (buttons.length === 1 && !isAmong) return void buttons[0].click();
    if (!buttons.length) return say(`Không chọn được ${first.name}: ${isOfOtherLevel(place, first) ? outside(place, first) : "không còn đơn vị này"}.`);
    buttons[0].focus();
    say(isAmong ? `Có nhiều đơn vị tên “${first.name}”: hãy chọn một.` : `“${first.name}” nay thuộc một trong ${buttons.length} đơn vị: hãy chọn một.`);
  }

  function result(unit) {
    if (!unit.in_force && unit.successors.length) {
      return h("li", {}, h("span", {}, unit.name, h("small", {}, `tên cũ; nay ${unit.successors.length > 1 ? "thuộc một trong" : "là"}:`)),
        h("div", { class: "kinds" }, unit.successors.map((next) => h("button", { type: "button", class: "small", onclick: () => choose([{ ...next, district: null }]) }, next.name))));
    }
    return h("li", {}, h("span", {}, unit.name, h("small", {}, where(unit) + (unit.near_miss ? " · gần giống" : "")), warned(unit)),
      !isOfOtherLevel(place, unit) && unit.in_force && h("button", { type: "button", class: "small", "aria-label": `Chọn ${unit.name}`, onclick: () => choose([unit]) }, "Chọn"));
  }

  at("search").addEventListener("input", () => { clearTimeout(timer); turn += 1; timer = setTimeout(() => lookUp().catch(tell), RESTS); });
  at("search").addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); enter().catch(tell); } });
  at("whole").addEventListener("click", async () => {
    if (!place.units.length) return say(`Bảng đơn vị không có đơn vị nào thuộc ${place.name}${day ? ` vào ngày ${day.split("-").reverse().join("/")}` : ""}: xem lại tên ở Đọc hiểu.`);
    await choose(place.units);
    return say(`Đã chọn ${units().length} đơn vị.`);
  });
  at("clear").addEventListener("click", async () => { away = units().splice(0); await save(work); draw(); at("chosen").querySelector("button")?.focus(); });
  async function readList() {
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
      if (!error.findings?.length) tell(error);
    }
    at("table").value = "";
  }
  at("table").addEventListener("change", readList);

  // The office's own profile.
  const form = new Profile({ heeds: () => ({ day, within: place.name }), drawn(own, findings) {
    office = own;
    faults = findings.filter((found) => found.severity === "error");
    at("own-none").hidden = !!own;
    at("own-some").hidden = !own;
    if (!own) return;
    at("own-what").textContent = own.name;
    const isUsed = units().some((unit) => isOf(own, unit) && !isListed(unit));
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
    const isUsed = office && (units().some((unit) => isOf(office, unit)) || !office.name);
    if (!isUsed || !faults.length || !/quyet-dinh|ban-in|tai-ve/.test(link.pathname)) return true;
    at("own-told").textContent = `Hồ sơ cơ quan còn ${faults.length} chỗ phải sửa, sửa xong mới đi tiếp được. Chỗ đầu tiên đã được mở ra bên dưới.`;
    reach(faults[0]);
    say("Chưa đi tiếp được: hồ sơ cơ quan còn chỗ phải sửa.");
    return false;
  }
  beforeLeaving(mayGoOn);
  at("own-begin").addEventListener("click", async () => {
    const name = at("own-name").value.trim() || (units()[0] && keyOf(units()[0]));
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
  // Chosen and typed before this was ready.
  if (at("table").files.length) readList();
  if (at("search").value) (isEntered ? enter() : lookUp()).catch(tell);
}
