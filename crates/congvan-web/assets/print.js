import { ask, at, current, finding, h, latest, light, load, nothing, save, say, sheets } from "/assets/common.js";
import { Form } from "/assets/form.js";
import { versions } from "/assets/versions.js";

const work = await load();
if (!current(work)) nothing();
else begin();

async function begin() {
  const all = await versions(work);
  const shown = at("shown");
  at("unit").replaceChildren(...all.map((one, nth) => h("option", { value: nth }, one.name)));
  at("unit").value = Math.min(work.unit || 0, all.length - 1);
  at("unit-label").hidden = all.length < 2;
  const chosen = () => all[at("unit").value];
  let text = "";

  const form = new Form(at("form"), {
    text: () => text,
    lit: (path) => light(shown, path),
    changed: async (next) => {
      if (chosen().isSource) current(work).text = next;
      else (work.edited[work.at] ||= {})[chosen().name] = next;
      await Promise.all([save(work), look()]);
    },
  });

  const look = () => new Promise((done) => looked(done));
  const looked = latest(0, async (isLast, done = () => {}) => {
    const own = chosen();
    try {
      text = await own.text();
      if (!text) throw Object.assign(new Error("Văn bản cấp trên không có nội dung nào dành cho đơn vị này."), { findings: [] });
      const { pages, parts, findings } = await ask("/render", { source: text, to: "svg", draft: true });
      if (!isLast()) return;
      const top = scrollY;
      sheets(shown, pages, parts);
      scrollTo({ top });
      shown.querySelectorAll("[data-part]").forEach((word) => word.classList.toggle("marked", findings.some((found) => found.severity === "error" && String(found.part) === word.dataset.part)));
      tell(findings, pages.length);
    } catch (error) {
      if (!isLast()) return;
      shown.replaceChildren(h("p", { class: "empty" }, error.message));
      tell(error.findings || [], 0);
    }
    const edited = own.edited?.();
    at("hand").hidden = !text;
    at("hand-drop").hidden = !edited;
    at("hand-note").textContent = edited ? "Bản này đã sửa tay: những thay đổi sau này ở trang Quyết định không vào bản này nữa." : "Sửa ô nào, trang bên đổi theo ô ấy.";
    if (!at("form").hidden) await form.show();
    done();
  });

  function tell(findings, pages) {
    at("found-title").textContent = findings.length ? `${findings.length} nhận xét` : "Không có nhận xét nào";
    at("findings").replaceChildren(...findings.map((found) => {
      const item = finding(found, { go: at("form").hidden ? null : (one) => form.go(one.path) });
      item.addEventListener("mouseenter", () => { if (found.part != null) { shown.parts.now = found.part; light(shown, "now"); } });
      return item;
    }));
    if (pages) at("summary").textContent = `${pages} trang. Đúng như tệp PDF: cùng phông, cùng dòng, cùng trang.`;
  }

  at("hand-begin").addEventListener("click", async () => {
    at("form").hidden = !at("form").hidden;
    at("hand-begin").textContent = at("form").hidden ? "Sửa tay" : "Xong";
    if (!at("form").hidden) { await form.show(); form.form.querySelector("input, textarea")?.focus(); }
  });
  at("hand-drop").addEventListener("click", async () => {
    delete work.edited[work.at][chosen().name];
    await save(work);
    say("Đã trả về bản của máy.");
    look();
  });
  at("unit").addEventListener("change", async () => { work.unit = Number(at("unit").value); await save(work); form.shape = null; look(); });
  look();
}
