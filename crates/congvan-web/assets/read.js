import { ask, at, documents, finding, h, latest, light, quoted, readFile, ready, say, sheets, stays, still, tell } from "/assets/common.js";
import { Arrived } from "/assets/arrived.js";
import { restore, rewritten, taken } from "/assets/follow.js";
import { Form } from "/assets/form.js";
import { opened } from "/assets/settle.js";
import { nothing } from "/assets/unfinished.js";
import { current, save, typing } from "/assets/work.js";

const work = await opened();
const doc = current(work);
ready(doc ? begin() : nothing());

function begin() {
  const shown = at("shown");
  const arrived = new Arrived(shown, doc);
  let sees = arrived.hasPages ? "arrived" : arrived.hasLines ? "source" : "page";
  const form = new Form(at("form"), {
    text: () => doc.text,
    changed: async (text, _, way) => { taken(doc, text, way); await Promise.all([save(work), look()]); },
    lit: (path) => { if (sees === "page") light(shown, path); else arrived.light(path); },
    more: at("more"), add: at("add"), guesses: () => doc.guesses || {}, sure, tellsBlanks: true, place: () => `read ${work.at}`,
    gone: () => (doc.gone || []).map((own) => ({ ...own, back: () => bring(own) })),
  });

  /** Brings back what went. */
  async function bring(gone) {
    await restore(doc, gone);
    await save(work);
    await look();
    form.go(gone.path);
  }

  /** What was looked at is no guess any more. */
  async function sure(...paths) {
    for (const path of paths) delete doc.guesses[path];
    await save(work);
    await look();
  }

  if (work.docs.length > 1) {
    at("which-label").hidden = false;
    at("which").replaceChildren(...work.docs.map((own, nth) => h("option", { value: nth }, own.name)));
    at("which").value = work.at;
    at("which").addEventListener("change", async () => { await form.take(); work.at = Number(at("which").value); await save(work); location.reload(); });
  }
  at("remarks").replaceChildren(...(work.unread?.length ? [unread()] : []), ...(doc.scanned?.length ? [scanned()] : []), ...(doc.remarks?.length ? [h("ul", { class: "findings card" }, doc.remarks.map((remark) => h("li", { class: "warning" }, remark)))] : []));

  /** The files that came along and were not read. */
  function unread() {
    const seen = async () => { work.unread = []; await save(work); card.remove(); };
    const card = h("section", { class: "card told", role: "alert", id: "unread" }, h("h2", {}, `${work.unread.length} tệp không đọc được`),
      h("ul", {}, work.unread.map((why) => h("li", {}, quoted(why)))), h("p", { class: "row" }, h("button", { type: "button", onclick: seen }, "Đã biết")));
    return card;
  }

  /** What to do about pages that are pictures. */
  function scanned() {
    const which = doc.scanned.length === doc.pages ? "Tệp này là bản quét" : `Trang ${doc.scanned.join(", ")} là ảnh quét`;
    const button = h("button", { type: "button", id: "ocr", onclick: async () => {
      button.disabled = true;
      say("Đang nhận dạng chữ, mỗi trang vài giây…");
      try {
        const docs = documents(await readFile(doc.file, true), doc.file);
        work.docs.splice(work.at, 1, ...docs);
        await save(work);
        location.reload();
      } catch (error) {
        button.disabled = false;
        trouble.textContent = quoted(error.message);
      }
    } }, "Nhận dạng chữ");
    const trouble = h("p", { class: "wrong", role: "alert" });
    return h("section", { class: "card", "aria-labelledby": "scanned-title" }, h("h2", { id: "scanned-title" }, `${which}: máy chưa đọc được chữ`),
      h("p", {}, "Tốt nhất là xin nơi gửi tệp Word hoặc PDF có chữ. Nếu không có: để máy nhận dạng chữ (cần cài tesseract), khi ấy mọi ô đều là máy đoán, phải xem lại; hoặc tự điền các ô bên dưới theo trang ảnh."),
      h("p", { class: "row" }, button), trouble);
  }

  const ways = { arrived: arrived.hasPages, source: arrived.hasLines, page: true };
  for (const [way, is] of Object.entries(ways)) {
    at(`see-${way}`).hidden = !is || Object.values(ways).filter(Boolean).length < 2;
    at(`see-${way}`).addEventListener("click", () => see(way));
  }
  function see(what) {
    sees = what;
    for (const way of Object.keys(ways)) at(`see-${way}`).setAttribute("aria-pressed", way === what);
    if (what === "page") return preview();
    if (what === "source") { arrived.lines(); arrived.light(form.seen); return undefined; }
    return arrived.pages().catch((error) => { tell(error); see("source"); });
  }

  // From the page to its field.
  shown.addEventListener("click", (event) => {
    const line = Arrived.path(event);
    const part = event.target.closest("[data-part]")?.dataset.part;
    const path = line || Object.keys(shown.parts || {}).find((own) => String(shown.parts[own]) === part);
    if (path) form.go(path);
  });

  const preview = latest(0, async (isLast) => {
    if (sees !== "page") return;
    try {
      const { pages, parts } = await ask("/render", { source: doc.text, to: "svg", draft: true });
      await still();
      if (isLast() && sees === "page") { const top = shown.scrollTop; sheets(shown, pages, parts); shown.scrollTop = top; light(shown, form.seen, false); }
    } catch (error) {
      if (isLast() && sees === "page") stays(shown, error.isGone ? error.message : "Chưa dựng được trang mới: hãy sửa các lỗi bên cạnh trước.");
    }
  });

  async function look() {
    const yaml = at("yaml");
    if (yaml !== document.activeElement) yaml.value = doc.text;
    preview();
    let findings = [];
    try {
      ({ findings } = await form.show());
    } catch (error) {
      if (error.isGone) { at("found-title").textContent = "Chưa kiểm tra được"; return; }
      findings = error.findings || [];
      tell(error);
    }
    if (sees === "source") arrived.lines();
    if (sees !== "page") { arrived.led(); arrived.light(form.seen, false); }
    const errors = findings.filter((found) => found.severity === "error").length;
    const guesses = Object.keys(doc.guesses || {}).length;
    const blanks = form.blanks().length;
    at("found").classList.toggle("fine", !findings.length && !guesses && !blanks);
    at("found-title").textContent = (!findings.length ? "Không thấy chỗ nào sai thể thức"
      : `${errors ? `${errors} lỗi cần sửa` : "Không có lỗi"}${findings.length - errors ? `, ${findings.length - errors} chỗ nên xem` : ""}`)
      + (guesses ? `; ${guesses} ô máy đoán, phải xem lại` : "") + (blanks ? `; ${blanks} chỗ còn trống` : "");
    at("guessed").hidden = !guesses;
    at("blanks").hidden = !blanks;
    at("findings").replaceChildren(...findings.map((found) => finding(found, {
      fix: (own) => fix({ code: own.code, byte: own.start.byte }),
      go: (own) => form.fill(own) || at("yaml-card").setAttribute("open", ""),
    })));
    at("fix-all").hidden = findings.filter((found) => found.fix).length < 2;
  }

  const fix = (which) => { form.take(); return form.next(() => fixed(which)); };
  async function fixed(which) {
    await rewritten(doc, (await ask("/fix", { source: doc.text, ...which })).source);
    await save(work);
    await look();
    say("Đã sửa.");
  }
  at("fix-all").addEventListener("click", () => fix({}));
  /** The next field behind the one at hand that is such. */
  function next(is) {
    const paths = form.paths(), from = paths.indexOf(form.seen) + 1;
    return [...paths.slice(from), ...paths.slice(0, from)].find(is);
  }
  at("guess-next").addEventListener("click", () => form.go(next((own) => own in doc.guesses) || Object.keys(doc.guesses)[0]));
  at("blank-next").addEventListener("click", () => { const blanks = form.blanks(); form.go(next((own) => blanks.includes(own)) || blanks[0]); });
  at("guess-all").addEventListener("click", () => form.next(() => sure(...Object.keys(doc.guesses))));

  const yaml = `yaml ${work.at}`;
  at("yaml").addEventListener("input", () => typing.set(yaml, "", at("yaml").value));
  at("yaml").addEventListener("change", () => form.next(async () => {
    await rewritten(doc, at("yaml").value);
    await save(work);
    typing.drop(yaml, "");
    await look();
  }));
  see(sees);
  // Led here from a fault of the document.
  look().then(() => { const path = decodeURIComponent(location.hash.slice(1)); if (path) form.fill({ path, code: "VB006" }); });
}
