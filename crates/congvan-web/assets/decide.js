import { at, changes, current, h, kept, latest, light, load, nothing, quoted, redrawn, save, say, sheets, told } from "/assets/common.js";
import { checksOf, item, open } from "/assets/checks.js";
import { cascaded } from "/assets/versions.js";

const TAGS = { kept: "giữ", adapted: "sửa", dropped: "bỏ", added: "thêm" };

/** What may become of a sentence, as its buttons say. */
const DEEDS = { keep: "Giữ nguyên", drop: "Bỏ", own: "Việc của đơn vị" };

const work = await load();
const doc = current(work);
if (!doc || !work.units.length) empty();
else begin();

function empty() {
  if (!doc) return nothing();
  at("main").replaceChildren(h("div", { class: "empty" }, h("h1", {}, "Chưa chọn đơn vị"), h("p", {}, "Chọn đơn vị triển khai trước, rồi xem từng câu ở đây."), h("a", { class: "button first", href: "/don-vi" }, "Chọn đơn vị")));
}

async function begin() {
  const profile = await kept("profile");
  const shown = at("shown");
  at("unit").replaceChildren(...work.units.map((unit, nth) => h("option", { value: nth }, unit.name)));
  at("unit").value = Math.min(work.unit || 0, work.units.length - 1);
  at("unit-label").hidden = work.units.length < 2;
  let only = false, version;

  const look = latest(0, async (isLast) => {
    const unit = work.units[at("unit").value];
    let made;
    try {
      made = await cascaded(work, { source: doc.text, unit: told(unit, profile), to: "svg" });
    } catch (error) {
      if (isLast()) refuse(error);
      return;
    }
    if (!isLast()) return;
    version = made;
    const top = shown.scrollTop;
    if (made.pages) { sheets(shown, made.pages, made.parts); shown.scrollTop = top; }
    else shown.replaceChildren(h("p", { class: "empty" }, made.refused.vi));
    draw();
  });

  function refuse(error) {
    at("rows").replaceChildren(h("ul", { class: "findings" }, (error.findings || []).map((found) => h("li", { class: "error" }, found.message.vi))));
    at("look").hidden = true;
    shown.replaceChildren();
  }

  const draw = () => redrawn(drawAll);

  function drawAll() {
    const entries = version.trace.entries;
    const gone = work.stale?.[work.at] || [];
    at("stale").hidden = !gone.length;
    at("stale-what").replaceChildren(...gone.map((own) => h("li", {}, h("q", {}, own.sentence), " → ", DEEDS[own.answer] || own.assign || own.report || own.text)));
    const checks = checksOf(work, version.trace);
    const given = { drawn: draw, go: (entry) => reach(entry, true), way: "Xem câu", over: (entry) => reach(entry, false) };
    const [fill, look] = [checks.filter(({ check }) => check.tier === "fill_in"), checks.filter(({ check }) => check.tier !== "fill_in")];
    const left = open(work, look);
    at("look").hidden = !look.length;
    at("look-title").textContent = left ? `Cần xem: ${left} điểm` : "Đã xem hết các điểm";
    at("checks").replaceChildren(...look.map((check) => item(work, check, given)));
    at("fill").hidden = !fill.length;
    at("fill-title").textContent = open(work, fill) ? `Còn phải điền: ${open(work, fill)} chỗ` : "Đã điền hết";
    at("fills").replaceChildren(...fill.map((check) => item(work, check, { ...given, go: ({ at: place }) => { location.href = `/ban-in#${place}`; }, way: "Điền" })));
    const count = (name) => entries.filter((entry) => entry.action === name).length;
    at("summary").textContent = `${version.trace.source} → ${version.trace.unit}: giữ ${count("kept")}, sửa ${count("adapted")}, bỏ ${count("dropped")}, thêm ${count("added")}. Chỗ đổi có đánh dấu.`;
    let part = "";
    const rows = [];
    for (const entry of entries) {
      if (only && entry.action === "kept" && !entry.checks.length) continue;
      const name = entry.part || entry.at.split(".")[0];
      if (name !== part) rows.push(h("h2", { class: "part-title" }, entry.part || PARTS[name] || name));
      part = name;
      rows.push(row(entry));
    }
    at("rows").replaceChildren(...rows);
  }

  function row(entry) {
    const [before, after] = [entry.before, entry.after];
    const marked = before != null && after != null && before !== after ? changes(before, after) : null;
    const side = (wanted, other) => marked.filter(([kind]) => kind !== other).map(([kind, words]) => (kind === wanted ? h(wanted, {}, words) : words));
    return h("article", { class: "entry", tabindex: "-1", "data-at": entry.at, onmouseenter: () => reach(entry, false), onfocusin: () => reach(entry, false) },
      h("div", { class: "top-line" }, h("span", { class: `tag ${entry.action}` }, TAGS[entry.action]), entry.label_before, entry.why && h("span", {}, entry.why.vi)),
      marked ? h("div", { class: "pair" }, h("div", {}, side("del", "ins")), h("div", {}, side("ins", "del")))
        : before == null ? h("div", { class: "pair" }, h("div", { class: "gone" }, "(không có)"), h("div", {}, h("ins", {}, after)))
        : after == null ? h("div", { class: "pair" }, h("div", {}, h("del", {}, before)), h("div", { class: "gone" }, "(bỏ)"))
        : h("div", { class: "pair" }, h("div", { class: "same" }, before)),
      deeds(entry));
  }

  /** What may become of a sentence of the source. */
  function deeds(entry) {
    if (entry.sentence == null) return null;
    const given = (work.answers[work.at] || []).find((own) => own.at === entry.at);
    const chosen = given && (given.answer || Object.keys(given).find((name) => ["assign", "report", "text"].includes(name)));
    const button = (name, word, act) => h("button", { type: "button", class: "small", "aria-pressed": chosen === name, "data-focus": `${entry.at} ${name}`, onclick: act }, word);
    const plain = (name) => () => answer(entry, { answer: name });
    return h("div", { class: "deed", role: "group", "aria-label": "Quyết định" },
      Object.entries(DEEDS).map(([name, word]) => button(name, word, plain(name))),
      button("assign", "Giao cho…", () => type(entry, "assign", "Giao cho ai ở đơn vị?", given?.assign || "")),
      button("text", "Viết lại…", () => type(entry, "text", "Lời của đơn vị", given?.text || entry.after || entry.sentence)),
      given && h("button", { type: "button", class: "small quiet", "data-focus": `${entry.at} keep`, onclick: () => answer(entry, null) }, "Theo máy"));
  }

  function type(entry, name, label, value) {
    const place = at("rows").querySelector(`[data-at="${CSS.escape(entry.at)}"]`);
    place.querySelector(".typing")?.remove();
    const id = `type-${entry.at}`;
    const input = h("textarea", { id, rows: 3 });
    input.value = value;
    place.append(h("div", { class: "typing" }, h("label", { for: id }, label), input, h("div", { class: "row" },
      h("button", { type: "button", class: "small first", "data-focus": `${entry.at} ${name}`, onclick: () => answer(entry, { [name]: input.value }) }, "Lấy lời này"),
      h("button", { type: "button", class: "small", "data-focus": `${entry.at} ${name}`, onclick: () => draw() }, "Thôi"))));
    input.focus();
  }

  async function answer(entry, given) {
    const all = (work.answers[work.at] || []).filter((own) => own.at !== entry.at);
    if (given) all.push({ at: entry.at, sentence: entry.sentence, ...given });
    work.answers[work.at] = all;
    await save(work);
    look();
    say(given ? "Đã ghi quyết định." : "Đã trả về cách của máy.");
  }

  let jumped = 0;
  /** Lights a sentence and its words on the page; `into` goes there, and rows that come under a resting mouse stay as they are. */
  function reach(entry, into) {
    if (!into && Date.now() - jumped < 500) return;
    if (into) jumped = Date.now();
    at("rows").querySelectorAll(".entry.lit").forEach((lit) => lit.classList.remove("lit"));
    const row = at("rows").querySelector(`[data-at="${CSS.escape(entry.at)}"]`);
    row?.classList.add("lit");
    if (into) { row?.focus({ preventScroll: true }); row?.scrollIntoView({ block: "center" }); }
    const part = entry.after && find(entry.after);
    shown.querySelectorAll(".lit").forEach((lit) => lit.classList.remove("lit"));
    if (part != null) { shown.parts = { now: part }; light(shown, "now", true); }
  }

  /** The paragraph of the page that holds words of the result. */
  function find(words) {
    const wanted = words.replace(/\s+/g, " ").trim().slice(0, 40);
    const parts = new Map();
    shown.querySelectorAll("[data-part]").forEach((text) => parts.set(text.dataset.part, `${parts.get(text.dataset.part) || ""} ${text.textContent}`));
    for (const [part, text] of parts) if (text.replace(/\s+/g, " ").includes(wanted)) return part;
    return null;
  }

  at("stale-seen").addEventListener("click", async () => { delete work.stale[work.at]; await save(work); draw(); });
  at("unit").addEventListener("change", async () => { work.unit = Number(at("unit").value); await save(work); look(); });
  at("only-changed").addEventListener("click", () => { only = !only; at("only-changed").setAttribute("aria-pressed", only); if (version) draw(); });
  look();
}

const PARTS = { issuer: "Cơ quan ban hành", number: "Số, ký hiệu", place: "Địa danh", date: "Ngày", subject: "Trích yếu", recipients: "Kính gửi", legal_basis: "Căn cứ", purpose: "Mục đích", opening: "Mở đầu", request: "Yêu cầu", measures: "Nội dung thực hiện", closing: "Kết thúc", contacts: "Đầu mối", distribution: "Nơi nhận", signatory: "Người ký", appendices: "Phụ lục" };
