import { ask, at, confirmed, download, finding, h, hand, isWhole, latest, near, quoted, ready, say, sheets, stays, still, tell } from "/assets/common.js";
import { restore, taken } from "/assets/follow.js";
import { Form } from "/assets/form.js";
import { profile } from "/assets/office.js";
import { opened } from "/assets/settle.js";
import { keep, kept } from "/assets/work.js";

const TEMPLATES = { "nghi-le": "Thông báo nghỉ lễ, tết", "an-toan-thong-tin": "Công văn an toàn thông tin" };

/** Built-in occasions of a plan as people call them. */
const OCCASIONS = { tet_duong_lich: "Tết Dương lịch", tet_nguyen_dan: "Tết Nguyên đán", gio_to: "Giỗ Tổ Hùng Vương", le_30_4_1_5: "Lễ 30/4 và 01/5", quoc_khanh: "Quốc khánh 02/9", ngay_van_hoa: "Ngày Văn hóa Việt Nam 24/11" };

/** Values that built-in templates take. */
const VALUES = { flag_up: "Giờ treo cờ", flag_down: "Giờ hạ cờ" };

/** A field of the plan in words; keys that only the file knows are not seen. */
function inWords(field, fields) {
  const value = (path) => fields.find((own) => own.path === path)?.value;
  const choices = (words) => ({ ...field, takes: "choice", choices: Object.entries(words).map(([word, about]) => ({ word, about })) });
  const beside = (key) => value(field.path.replace(/[^.]+$/, key));
  if (field.group === "values" && field.key === "name") return VALUES[field.value] ? null : field;
  if (field.group === "values") return { ...field, label: VALUES[beside("name")] };
  if (field.group === "events" && field.key === "id") return null;
  if (field.key === "anniversary") return choices({ yes: "kỷ niệm hằng năm" });
  if (field.key === "template") return { ...choices(TEMPLATES), label: ofNotice(field, "mẫu") };
  if (field.key !== "occasion") return field;
  const events = fields.filter((own) => own.group === "events" && own.key === "id");
  return { ...choices({ ...OCCASIONS, ...Object.fromEntries(events.map((own) => [own.value, value(own.path.replace(/id$/, "name")) || own.value])) }), label: ofNotice(field, "dịp") };
}

/** What a field of a notice is called: by the number of its notice, and of the occasion where it is one of several. */
function ofNotice({ path }, word) {
  const [, nth, , among] = path.split(".");
  return `Văn bản ${nth}: ${word}${among ? ` ${among}` : ""}`;
}

/** Years that the calendar has. */
const YEARS = { from: 1900, to: 2199 };

await opened();
let plan = await kept("plan");
if (!plan) {
  const own = await profile();
  plan = await begun(own ? own.text : null).catch(() => null);
}

/** Changes the plan as it is kept now: another tab may have changed it. */
async function change(given) {
  plan = { ...plan, ...(await kept("plan")), ...given };
  await keep("plan", plan);
}

/** A plan of the office of a profile; of none, nothing is taken for it. */
async function begun(profile) {
  if (!profile) return null;
  const starter = await (await ask("/starter?holds=notices")).text();
  const { fields } = await ask("/fields", { source: profile, holds: "units" });
  const office = {};
  for (const { path, value } of fields.filter((field) => field.path.startsWith("units.1."))) put(office, path.split(".").slice(2), value);
  if (!office.name) return null;
  return { text: starter.replace(/^office:\n(?: .*\n)+/m, () => `office:\n${written(office, "  ")}`), year: nextYear(), assume: false };
}

/** The year that offices plan for. */
function nextYear() {
  return new Date().getFullYear() + (new Date().getMonth() > 8 ? 1 : 0);
}

/** Puts a value where its path leads: keys, and numbers of items from 1. */
function put(tree, [step, ...rest], value) {
  const key = /^\d+$/.test(step) ? Number(step) - 1 : step;
  if (rest.length) put(tree[key] ??= /^\d+$/.test(rest[0]) ? [] : {}, rest, value);
  else if (value) tree[key] = value;
}

/** A tree as YAML. */
function written(tree, pad) {
  return Object.entries(tree).map(([key, value]) => {
    const mark = Array.isArray(tree) ? `${pad}-` : `${pad}${key}:`;
    return typeof value === "object" ? `${mark}\n${written(value, `${pad}  `)}` : `${mark} ${JSON.stringify(value)}\n`;
  }).join("");
}

/** The plan that a file holds; what is none is refused in `place`, and the plan at hand stays. */
async function planOf(input, place) {
  const [file] = input.files;
  const text = await file.text();
  const { fields } = await ask("/fields", { source: text, holds: "notices" }).catch((error) => { if (!error.status) throw error; return { fields: [] }; });
  const isPlan = fields.some((field) => field.path === "office.name" || field.group === "notices");
  place.textContent = isPlan ? "" : `“${file.name}” không phải kế hoạch (tệp .yaml đã lưu từ trang này); không có gì thay đổi.`;
  input.value = "";
  return isPlan ? text : null;
}

if (plan) ready(open());
else {
  at("whose").hidden = false;
  at("whole").hidden = at("acts").hidden = true;
  at("whose").addEventListener("submit", async (event) => {
    event.preventDefault();
    const name = at("whose-name").value.trim();
    at("whose-near").replaceChildren();
    at("whose-wrong").textContent = "";
    if (!name) {
      at("whose-wrong").textContent = "Hãy ghi tên đơn vị trước, ví dụ: xã Chi Lăng, tỉnh Lạng Sơn.";
      return at("whose-name").focus();
    }
    try {
      plan = await begun(await (await ask(`/units/profile?q=${encodeURIComponent(name)}`)).text());
      await keep("plan", plan);
      location.reload();
    } catch (error) {
      at("whose-wrong").textContent = quoted(error.message);
      if ([404, 422].includes(error.status)) await near(at("whose-near"), name, (words) => { at("whose-name").value = words; at("whose").requestSubmit(); }).catch(tell);
    }
    return undefined;
  });
  at("whose-import").addEventListener("change", async () => {
    const text = await planOf(at("whose-import"), at("whose-wrong"));
    if (text == null) return;
    await keep("plan", { text, year: nextYear(), assume: false });
    location.reload();
  });
  ready();
}

function open() {
  at("year").value = plan.year;
  at("assume").checked = plan.assume;
  const form = new Form(at("form"), {
    holds: "notices", words: inWords, more: at("more"), add: at("add"), place: () => "plan",
    text: async () => { plan = { ...plan, ...(await kept("plan")) }; return plan.text; },
    changed: async (text, _, way) => { taken(plan, text, way); await change({ text, gone: plan.gone }); await form.show(); look(); },
    gone: () => (plan.gone || []).map((own) => ({ ...own, back: async () => { await restore(plan, own); await change({ text: plan.text, gone: plan.gone }); await form.show(); look(); } })),
  });

  const asked = (more) => ({ source: plan.text, year: Number(plan.year), assume: plan.assume, ...more });
  /** What is shown: the notices, and the year and the plan that they are of. */
  let shown = { notices: [] };
  /** Whether it is of what stands in the boxes now. */
  const isNow = () => shown.year === at("year").value.trim() && shown.assume === at("assume").checked && shown.text === plan.text;

  /** What stands where the year cannot be made: nothing of another year, and why. */
  function none(...why) {
    shown = { notices: [] };
    at("findings").replaceChildren(...why);
    at("notices").replaceChildren();
    at("skipped").replaceChildren();
    at("shown").replaceChildren(h("p", { class: "empty" }, "Chưa có văn bản nào; xem lý do bên cạnh."));
    at("summary").textContent = "Chưa lập được văn bản của năm.";
    at("all").disabled = true;
  }

  const look = latest(60, made);
  async function made(isLast = () => true) {
    const own = { year: at("year").value.trim(), assume: at("assume").checked, text: plan.text };
    Object.assign(plan, { year: own.year, assume: own.assume });
    const isYear = /^\d{4}$/.test(plan.year) && plan.year >= YEARS.from && plan.year <= YEARS.to;
    at("year").setAttribute("aria-invalid", !isYear);
    if (!isYear) return none(h("li", { class: "error" }, h("b", {}, "Lỗi"), ` Năm phải là một số từ ${YEARS.from} đến ${YEARS.to}, ví dụ ${nextYear()}.`));
    let year;
    try {
      year = await ask("/notices", asked({}));
    } catch (error) {
      if (isLast() && at("shown").querySelector(".sheet")) {
        stays(at("shown"), "Chưa lập lại được: hãy sửa chỗ sai ghi bên cạnh trước. Đây là bản trước.");
        at("all").disabled = true;
        return void at("findings").replaceChildren(...(error.findings || []).map((found) => finding(found, ways(found))));
      }
      if (isLast()) none(...(error.findings?.length ? error.findings.map((found) => finding(found, ways(found))) : [h("li", { class: "error" }, error.message)]));
      return undefined;
    }
    await still();
    if (!isLast()) return undefined;
    shown = { ...own, notices: year.notices };
    at("all").disabled = !year.notices.length;
    const open = plan.assume ? "Ngày còn chờ quyết định được lấy như dự kiến" : "Ngày còn chờ quyết định để trống trong văn bản";
    at("summary").textContent = year.notices.length ? `Năm ${year.year} (${year.name}): ${year.notices.length} văn bản. ${open}, có đánh dấu ở đây.` : `Năm ${year.year} (${year.name}): kế hoạch này không có văn bản nào.`;
    at("findings").replaceChildren(...year.findings.map((found) => finding(found, ways(found))));
    at("skipped").replaceChildren(...year.skipped.map((why) => h("li", {}, quoted(why))));
    at("notices").replaceChildren(...year.notices.map((notice, nth) => row(notice, nth)));
    if (!year.notices.length) return void at("shown").replaceChildren(h("p", { class: "empty" }, "Năm này không có văn bản nào để xem."));
    return show(Math.min(plan.seen || 0, year.notices.length - 1));
  }

  /** What can be done about a finding: to go to its field, and to put a name right. */
  const ways = (found) => ({ go: (one) => reach(one.path), fix: isWhole(found) && ((one) => form.edit(one.path, { set: one.fix.replacement })) });

  /** Goes to a field of the plan, which may be folded away. */
  function reach(path) {
    at("form").closest("details").open = true;
    form.go(path);
  }

  function row(notice, nth) {
    const span = ({ from, to }) => (from === to ? from : `${from} – ${to}`);
    const spans = notice.spans.length > 1 ? notice.spans : [notice.days];
    return h("tr", { "data-nth": nth }, h("th", { scope: "row" }, h("span", {}, notice.occasion), h("small", {}, TEMPLATES[notice.template] || notice.template)),
      h("td", {}, spans.map((own) => h("div", {}, own.name && h("small", {}, own.name), h("span", {}, span(own)), h("small", { class: "lunar" }, `âm lịch: ${own.lunar}`), (own.undecided ?? notice.undecided) && h("span", { class: "tag must" }, "chờ quyết định")))),
      h("td", {}, h("div", { class: "row" },
        h("button", { type: "button", class: "small", "aria-label": `Xem ${notice.occasion}`, onclick: () => ofNow(notice, show) }, "Xem"),
        [["docx", "Word"], ["pdf", "PDF"]].map(([format, word]) => h("button", { type: "button", class: "small", "aria-label": `Tải ${word} ${notice.occasion}`, onclick: () => ofNow(notice, (own) => one(own, format)) }, word)))));
  }

  async function show(nth) {
    plan.seen = nth;
    const { notices } = await ask("/notices", asked({ notice: nth + 1, to: "svg" }));
    sheets(at("shown"), notices[0].pages);
    at("notices").querySelectorAll("tr").forEach((line) => line.classList.toggle("here", Number(line.dataset.nth) === nth));
  }

  /** Does something with a notice of the table: where another year was typed meanwhile, with that year's. */
  async function ofNow(notice, act) {
    try {
      if (!isNow()) await made();
      const nth = shown.notices.findIndex((own) => own.entry === notice.entry);
      if (nth < 0) say(`Năm ${plan.year} không có văn bản này.`);
      else await act(nth);
    } catch (error) { tell(error); }
  }

  const one = async (nth, format) => download(await ask("/notices", asked({ notice: nth + 1, to: [format] })));

  at("year").addEventListener("change", async () => { await change({ year: at("year").value.trim() }); look(); });
  at("assume").addEventListener("change", async () => { await change({ assume: at("assume").checked }); look(); });
  at("all").addEventListener("click", async () => {
    if (at("all").disabled) return;
    at("all").disabled = true;
    try {
      if (!isNow()) await made();
      at("all").disabled = true;
      if (!shown.notices.length) return;
      await download(await ask("/notices", asked({ to: ["docx", "pdf"] })));
      say(`Đã tải ${shown.notices.length} văn bản của năm ${plan.year}.`);
    } catch (error) { tell(error); } finally { at("all").disabled = !shown.notices.length; }
  });
  at("plan-export").addEventListener("click", () => hand("ke-hoach.yaml", new Blob([plan.text], { type: "application/yaml" })));
  at("plan-import").addEventListener("change", async () => {
    const text = await planOf(at("plan-import"), at("plan-told"));
    if (text == null || text === plan.text) return;
    if (!(await confirmed("Thay kế hoạch đang có?", "Kế hoạch đang có ở trình duyệt này mất hẳn. Cần giữ lại thì bấm “Lưu kế hoạch ra tệp” trước.", "Thay bằng tệp đã chọn"))) return;
    await change({ text, gone: [] });
    await form.show();
    look();
  });

  look();
  return form.show();
}
