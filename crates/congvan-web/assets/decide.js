import { KEYS, ask, at, beforeLeaving, changes, h, latest, learn, light, marked, quoted, ready, redrawn, say, sheets, stays, still, unmarked } from "/assets/common.js";
import { checksOf, item, open, whereFilled } from "/assets/checks.js";
import { profile, told } from "/assets/office.js";
import { opened } from "/assets/settle.js";
import { outside, territory } from "/assets/territory.js";
import { nothing } from "/assets/unfinished.js";
import { byHand, cascaded, changedByHand, isOfProfile, refusals, tellLost } from "/assets/versions.js";
import { which } from "/assets/which.js";
import { called, current, keyOf, save, typing, unitsOf } from "/assets/work.js";

const TAGS = { kept: "giữ", adapted: "sửa", dropped: "bỏ", added: "thêm", written: "đổi cách ghi" };

/** What may become of a sentence, as its buttons say. */
const DEEDS = { keep: "Giữ nguyên", drop: "Bỏ", own: "Việc của đơn vị" };

/** What is asked for in words. */
const ASKED = { assign: "Giao cho ai ở đơn vị?", text: "Lời của đơn vị" };
const TAKEN = { assign: "Giao việc này", text: "Lấy lời này" };

const work = await opened();
const doc = current(work);
ready(doc && unitsOf(work).length ? begin() : empty());

function empty() {
  if (!doc) return nothing();
  at("main").replaceChildren(h("div", { class: "empty" }, h("h1", {}, "Chưa chọn đơn vị"), h("p", {}, "Chọn đơn vị triển khai trước, rồi xem từng câu ở đây."), h("a", { class: "button first", href: "/don-vi" }, "Chọn đơn vị")));
  which(work);
}

async function begin() {
  const own = await profile();
  const place = () => `decide ${work.at}`;
  const shown = at("shown");
  const units = unitsOf(work);
  at("unit").replaceChildren(...units.map((unit, nth) => h("option", { value: nth }, called(units, unit))));
  at("unit").value = Math.min(work.unit || 0, units.length - 1);
  at("unit-label").hidden = at("for-all").hidden = units.length < 2;
  at("for-all").textContent = `Quyết định ở trang này dùng cho cả ${units.length} đơn vị đã chọn; chỗ sửa tay ở Bản in chỉ dùng cho đơn vị đang xem.`;
  const chosen = () => units[at("unit").value];
  const key = () => keyOf(chosen());
  const whose = territory(doc);
  which(work, mayGoOn);
  const learned = learn(doc.text);
  let only = false, version, fresh;
  const guesses = Object.keys(doc.guesses || {}).length;
  at("guesses").hidden = !guesses;
  at("guesses-title").textContent = `${guesses} ô máy đoán chưa xem lại`;
  const typed = new Map(typing.all(place()));

  const look = latest(0, async (isLast) => {
    const unit = chosen();
    let made;
    try {
      made = await cascaded(work, keyOf(unit), { source: doc.text, unit: told(unit, own), to: "svg" });
    } catch (error) {
      await learned;
      // Where nobody answered, what is shown stays, with that told above it.
      if (isLast() && error.isGone && version) stays(shown, error.message);
      else if (isLast()) refuse(error);
      return;
    }
    await still();
    if (!isLast()) return;
    version = made;
    answered();
    at("only-changed").hidden = at("next").hidden = false;
    tellLost(at("lost"), work, { name: called(units, unit), key: keyOf(unit) }, made, look);
    whose.then((place) => { if (isLast()) tellOutside(place, unit); });
    const top = shown.scrollTop;
    if (made.pages) { sheets(shown, made.pages, made.parts); shown.scrollTop = top; }
    else stays(shown, made.refused.vi);
    draw();
  });

  /** A unit that the document is not for is told of: nothing else would. */
  function tellOutside(place, unit) {
    const why = outside(place, unit);
    at("outside").hidden = !why;
    at("outside-why").textContent = why && `${called(units, unit)} ${why}. Bản dưới đây vẫn được lập; chọn nhầm thì chọn lại đơn vị.`;
  }

  function refuse(error) {
    const isOwn = isOfProfile(error);
    at("rows").replaceChildren(h("section", { class: "card told", role: "alert" }, h("h2", {}, isOwn ? "Hồ sơ cơ quan còn chỗ phải sửa" : "Chưa làm được bản của đơn vị này"),
      h("p", { class: "note" }, isOwn ? "Bản của đơn vị lấy ký hiệu, người ký, nơi nhận từ hồ sơ; sửa xong chỗ dưới đây thì trang này có đủ các câu." : "Lý do:"), h("ul", { class: "findings" }, refusals(error))));
    at("look").hidden = at("fill").hidden = at("only-changed").hidden = at("next").hidden = true;
    version = undefined;
    shown.replaceChildren(h("p", { class: "empty" }, "Chưa có bản của đơn vị; xem lý do bên cạnh."));
  }

  const draw = () => redrawn(drawAll);

  function drawAll() {
    const entries = version.trace.entries;
    const gone = work.stale?.[work.at] || [];
    at("stale").hidden = !gone.length;
    at("stale-what").replaceChildren(...gone.map((own) => h("li", {}, h("q", {}, own.sentence), " → ", DEEDS[own.answer] || own.assign || own.report || own.text, own.why && h("div", { class: "note" }, quoted(own.why)))));
    const checks = checksOf(work, version.trace, key());
    const given = { drawn: draw, go: (entry) => reach(entry, true), way: "Xem câu", over: (entry) => reach(entry, false) };
    const [fill, looks] = [checks.filter(({ check }) => check.tier === "fill_in"), checks.filter(({ check }) => check.tier !== "fill_in")];
    const left = open(work, looks);
    at("look").hidden = !looks.length;
    at("look-title").textContent = left ? `Cần xem: ${left} điểm` : "Đã xem hết các điểm";
    at("checks").replaceChildren(...looks.map((check) => item(work, check, given)));
    at("fill").hidden = !fill.length;
    at("fill-title").textContent = open(work, fill) ? `Còn phải điền: ${open(work, fill)} chỗ` : "Đã điền hết";
    at("fills").replaceChildren(...fill.map((check) => item(work, check, { ...given, go: async (entry, check) => { if (await mayGoOn()) location.href = whereFilled(entry, check); }, way: "Điền" })));
    const count = (name) => entries.filter((entry) => entry.action === name).length;
    at("summary").textContent = `${version.trace.source} → ${version.trace.unit}: giữ ${count("kept")}, sửa ${count("adapted")}, bỏ ${count("dropped")}, thêm ${count("added")}. Chỗ đổi có đánh dấu.`;
    let part = "";
    const rows = [];
    for (const entry of entries) {
      if (only && entry.action === "kept" && !entry.checks.length) continue;
      const name = entry.part || entry.at.split(".")[0];
      if (name !== part) rows.push(h("h2", { class: "part-title" }, entry.part || PARTS[name] || KEYS.get(name) || "Phần khác"));
      part = name;
      rows.push(row(entry));
    }
    went();
    at("rows").replaceChildren(...rows);
    at("rows").dispatchEvent(new Event("begun"));
  }

  /**
   * An entry's words with the days in them, as the superior wrote them and as they print here: the same day in other figures
   * is no kept one.
   */
  function shownWords(entry) {
    const item = entry.at.replace(/\.(text(\.\d+)?|deadline)$/, "");
    const day = version.trace.entries.find((own) => own.at === `${item}.deadline`);
    const arrived = day && writtenDay(doc, item, day.before);
    const fill = (words, own) => (words && own ? words.replaceAll("{deadline}", own) : words);
    const before = entry === day ? arrived || day.before : fill(entry.before, arrived || day?.before);
    const after = fill(entry.after, day?.after);
    return { before, after, action: entry.action === "kept" && before !== after ? "written" : entry.action };
  }

  function row(entry) {
    const { before, after, action } = shownWords(entry);
    const isDecided = (work.answers[work.at] || []).some((own) => own.at === entry.at);
    const why = action === "written" ? "ngày ấy, ghi đủ hai chữ số theo thể thức" : entry.why?.vi || (isDecided ? "người soạn quyết định" : undefined);
    const diff = before != null && after != null && before !== after ? changes(before, after) : null;
    const side = (wanted, other) => diff.filter(([kind]) => kind !== other).map(([kind, words]) => (kind === wanted ? h(wanted, {}, words) : words));
    return h("article", { class: "entry", tabindex: "-1", "data-nth": version.trace.entries.indexOf(entry), onmouseenter: () => reach(entry, false), onfocusin: () => reach(entry, false) },
      h("div", { class: "top-line" }, h("span", { class: `tag ${action}` }, TAGS[action]), entry.label_before, why && h("span", {}, quoted(why))),
      diff ? h("div", { class: "pair" }, h("div", {}, side("del", "ins")), h("div", {}, side("ins", "del")))
        : before == null ? h("div", { class: "pair" }, h("div", { class: "gone" }, "(không có)"), h("div", {}, h("ins", {}, after)))
        : after == null ? h("div", { class: "pair" }, h("div", {}, h("del", {}, before)), h("div", { class: "gone" }, "(bỏ)"))
        : h("div", { class: "pair" }, h("div", { class: "same" }, before)),
      deeds(entry), begun(entry));
  }

  /** What may become of a sentence of the source, or of what the version has by itself. */
  function deeds(entry) {
    if (entry.sentence == null) return addedDeeds(entry);
    const given = (work.answers[work.at] || []).find((own) => own.at === entry.at);
    const chosen = given && (given.answer || Object.keys(given).find((name) => ["assign", "report", "text"].includes(name)));
    const button = (name, word, act) => h("button", { type: "button", class: "small", "aria-pressed": chosen === name, "data-focus": `${entry.at} ${name}`, onclick: act }, word);
    const plain = (name) => () => answer(entry, { answer: name });
    return h("div", { class: "deed", role: "group", "aria-label": "Quyết định" },
      Object.entries(DEEDS).filter(([name]) => entry.takes.includes(name)).map(([name, word]) => button(name, word, plain(name))),
      entry.takes.includes("assign") && button("assign", "Giao cho…", () => type(entry, "assign", given?.assign || "")),
      button("text", "Viết lại…", () => type(entry, "text", given?.text || entry.after || entry.sentence)),
      given && h("button", { type: "button", class: "small quiet", "data-focus": `${entry.at} keep`, onclick: () => answer(entry, null) }, "Theo máy"));
  }

  /** What the version has by itself is changed in it by hand. */
  function addedDeeds(entry) {
    if (entry.action !== "added" || !entry.path || !/\.\d/.test(entry.path)) return null;
    return h("div", { class: "deed", role: "group", "aria-label": "Quyết định" },
      h("button", { type: "button", class: "small", "data-focus": `${entry.at} away`, onclick: () => away(entry) }, "Bỏ"),
      h("button", { type: "button", class: "small", onclick: async () => { if (await mayGoOn()) location.href = `/ban-in#${encodeURIComponent(entry.path)}/`; } }, "Sửa…"));
  }

  /** Takes out by hand what the version has by itself: the item whole where it cannot be without these words. */
  async function away(entry) {
    const unit = key();
    const { fields } = await ask("/fields", { source: version.source });
    const isNeeded = fields.find((field) => field.path === entry.path)?.required && /\.\d+\.[a-z_]+$/.test(entry.path);
    const path = isNeeded ? entry.path.replace(/\.[a-z_]+$/, "") : entry.path;
    await changedByHand(work, unit, (await ask("/edit", { source: version.source, path, remove: true })).by_hand);
    look();
  }

  /** What was taken out by hand of this version, each with the way back. */
  function went() {
    const unit = key();
    const all = byHand(work, unit).filter((change) => change.now == null && change.was != null);
    const back = async (change) => { work.hand[work.at][unit] = byHand(work, unit).filter((other) => other !== change); await save(work); look(); };
    at("went").replaceChildren(...all.map((change) => h("p", { class: "went" }, h("span", {}, "Đã bỏ bằng tay: ", h("q", {}, change.was || "mục để trống")), h("button", { type: "button", class: "small", "aria-label": `Hoàn tác: ${change.was}`, onclick: () => back(change) }, "Hoàn tác"))));
  }

  /** What was begun to be typed for a sentence and not taken yet; it is there after a reload too. */
  function begun(entry) {
    const name = ["assign", "text"].find((own) => typed.has(`${entry.at} ${own}`));
    if (!name || entry.sentence == null) return null;
    const own = `${entry.at} ${name}`;
    const id = `type-${entry.at}`;
    const input = h("textarea", { id, rows: 3, "data-focus": `${own} words`, oninput: () => { typed.set(own, input.value); typing.set(place(), own, input.value); } });
    input.value = typed.get(own);
    const done = (act) => () => { typed.delete(own); typing.drop(place(), own); act(); };
    const take = () => (input.value.trim() ? done(() => answer(entry, { [name]: oneLine(input.value) }))() : (say(name === "assign" ? "Hãy ghi giao cho ai." : "Hãy ghi lời của đơn vị; muốn bỏ câu thì bấm Bỏ."), input.focus()));
    return h("div", { class: "typing" }, h("label", { for: id }, ASKED[name]), input, h("div", { class: "row" },
      h("button", { type: "button", class: "small first", "data-focus": own, onclick: take }, TAKEN[name]),
      h("button", { type: "button", class: "small", "data-focus": own, onclick: done(draw) }, "Thôi")));
  }

  function type(entry, name, value) {
    for (const own of ["assign", "text"]) { typed.delete(`${entry.at} ${own}`); typing.drop(place(), `${entry.at} ${own}`); }
    typed.set(`${entry.at} ${name}`, marked(value));
    draw();
    document.getElementById(`type-${entry.at}`).focus();
  }

  function decide(entry, given) {
    const all = (work.answers[work.at] || []).filter((one) => one.at !== entry.at);
    if (given) all.push({ at: entry.at, sentence: entry.sentence, ...given });
    work.answers[work.at] = all;
  }

  async function answer(entry, given) {
    decide(entry, given);
    await save(work);
    fresh = { at: entry.at, given, was: entry.after };
    look();
  }

  /** Says what became of the decision that was just made; a refused one is told with its reason, and is no old one. */
  function answered() {
    if (!fresh) return;
    const { at: place, given, was } = fresh;
    fresh = null;
    const isKept = (work.answers[work.at] || []).some((one) => one.at === place);
    const refused = (work.stale?.[work.at] || []).find((one) => one.at === place);
    if (given && !isKept && refused) {
      work.stale[work.at] = work.stale[work.at].filter((one) => one !== refused);
      save(work);
      // What was typed is there again, to be mended.
      for (const name of ["assign", "text"]) if (given[name]) { typed.set(`${place} ${name}`, marked(given[name])); typing.set(`decide ${work.at}`, `${place} ${name}`, marked(given[name])); }
      say(`Chưa ghi được quyết định: ${quoted(refused.why)}`);
    } else say(given ? cameOf(place, given, was) : "Đã trả về cách của máy.");
  }

  /** What a decision that was kept did to its sentence, as the version shows it. */
  function cameOf(place, given, was) {
    const entry = version.trace.entries.find((own) => own.at === place);
    const isGone = !entry || entry.after == null;
    const part = place.split(".")[0];
    const again = was && version.trace.entries.find((own) => own.action === "added" && own.at.split(".")[0] === part && own.after.split("; ").includes(was));
    if (isGone && again) return `Đã ghi quyết định: dòng này đã bỏ, nhưng “${was}” vẫn có ở ${(PARTS[part] || "văn bản").toLocaleLowerCase("vi")}: ${quoted(again.why.vi)}.`;
    if (given.answer === "drop") return isGone ? "Đã ghi quyết định: câu đã bỏ." : `Đã ghi quyết định, nhưng câu vẫn còn trong văn bản${entry.why?.vi ? `: ${quoted(entry.why.vi)}` : ""}.`;
    if (isGone) return `Đã ghi quyết định, nhưng câu không có trong văn bản${entry?.why?.vi ? `: ${quoted(entry.why.vi)}` : ""}.`;
    return entry.after === was ? "Đã ghi quyết định; lời câu không đổi." : "Đã ghi quyết định: câu đã đổi.";
  }

  /** Takes what was written anew as if each had been confirmed. */
  async function takeAll(begun) {
    for (const [own, words] of begun) {
      const [, at, name] = /^(.*) (assign|text)$/.exec(own);
      const entry = version?.trace.entries.find((one) => one.at === at && one.sentence != null);
      if (!entry) continue;
      if (words.trim()) decide(entry, { [name]: oneLine(words) });
      typed.delete(own);
      typing.drop(place(), own);
    }
    await save(work);
  }

  /** Words that were begun and not taken are asked about before the way goes on. */
  async function mayGoOn() {
    const begun = typing.all(place());
    if (!begun.length || !version) return true;
    const box = at("unconfirmed");
    at("unconfirmed-what").replaceChildren(...begun.map(([, words]) => h("li", {}, h("q", {}, words))));
    box.returnValue = "stay";
    box.showModal();
    await new Promise((done) => box.addEventListener("close", done, { once: true }));
    if (box.returnValue === "take") await takeAll(begun);
    else if (box.returnValue === "drop") for (const [own] of begun) { typed.delete(own); typing.drop(place(), own); }
    else { document.getElementById(`type-${begun[0][0].replace(/ (assign|text)$/, "")}`)?.focus(); return false; }
    return true;
  }
  beforeLeaving(mayGoOn);

  // On a narrow screen the sentences and the page take turns.
  const split = document.querySelector(".split");
  function see(what) {
    split.dataset.sees = what;
    for (const own of ["rows", "sheet"]) at(`see-${own}`).setAttribute("aria-pressed", own === what);
  }
  for (const own of ["rows", "sheet"]) at(`see-${own}`).addEventListener("click", () => see(own));

  let jumped = 0;
  /** Lights a sentence and its words on the page; `into` goes there, and rows that come under a resting mouse stay as they are. */
  function reach(entry, into) {
    if (!into && Date.now() - jumped < 500) return;
    if (into) jumped = Date.now();
    at("rows").querySelectorAll(".entry.lit").forEach((lit) => lit.classList.remove("lit"));
    const row = at("rows").querySelector(`[data-nth="${version.trace.entries.indexOf(entry)}"]`);
    row?.classList.add("lit");
    if (into) { row?.focus({ preventScroll: true }); row?.scrollIntoView({ block: "center" }); }
    light(shown, entry.path, true);
  }

  at("stale-seen").addEventListener("click", async () => { delete work.stale[work.at]; await save(work); draw(); });
  at("unit").addEventListener("change", async () => { work.unit = Number(at("unit").value); await save(work); look(); });
  at("only-changed").addEventListener("click", () => { only = !only; at("only-changed").setAttribute("aria-pressed", only); if (version) draw(); });
  learned.then(() => { if (version) draw(); });
  // Led here to what was begun.
  if (location.hash === "#viet-do") at("rows").addEventListener("begun", () => at("rows").querySelector(".typing textarea")?.focus(), { once: true });
  look();
}

/** Words as a sentence of the file has them: lines that were typed are one. */
const oneLine = (words) => unmarked(words.trim().replace(/\s*\n\s*/g, " "));

/** The day of an item as the arrived file writes it, where it is written otherwise. */
function writtenDay(doc, item, day) {
  const wanted = day.split("/").map(Number);
  const own = doc.lines.filter((line) => line.paths.some((path) => path === item || path.startsWith(`${item}.`))).map((line) => line.text).join(" ");
  const is = ([, date, month, year]) => Number(date) === wanted[0] && Number(month) === wanted[1] && (!year || Number(year) === wanted[2]);
  const found = [...own.matchAll(/(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?/g)].filter(is).map(([words]) => words);
  return found.includes(day) ? null : found[0];
}

const PARTS = { type: "Loại văn bản", superior: "Cơ quan chủ quản", issuer: "Cơ quan ban hành", number: "Số, ký hiệu", place: "Địa danh", date: "Ngày", subject: "Trích yếu", recipients: "Kính gửi", legal_basis: "Căn cứ", purpose: "Mục đích", opening: "Mở đầu", request: "Yêu cầu", measures: "Nội dung thực hiện", closing: "Kết thúc", contacts: "Đầu mối", distribution: "Nơi nhận", signatory: "Người ký", appendices: "Phụ lục" };
