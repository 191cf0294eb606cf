import { ask, at, current, finding, h, latest, learn, light, load, nothing, redrawn, save, say, sheets } from "/assets/common.js";
import { checksOf, item, open } from "/assets/checks.js";
import { Form } from "/assets/form.js";
import { byHand, changedByHand, tellLost, versions } from "/assets/versions.js";

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
    changed: async (next, change) => {
      text = next;
      if (chosen().isSource) { current(work).text = next; await save(work); } else await changedByHand(work, chosen().name, change);
      await look();
    },
    more: at("more"), add: at("add"), place: () => `print ${work.at} ${chosen().name}`,
  });

  const look = () => new Promise((done) => looked(done));
  const looked = latest(0, async (isLast, done = () => {}) => {
    const own = chosen();
    try {
      const made = await own.made();
      text = made.source;
      if (isLast()) { toFill(made); if (!own.isSource) tellLost(at("lost"), work, own.name, made, look); }
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
    const count = own.isSource ? 0 : byHand(work, own.name).length;
    at("hand").hidden = !text;
    at("hand-drop").hidden = !count;
    at("hand-note").textContent = count ? `Đã sửa tay ${count} chỗ. Quyết định thêm ở trang Quyết định vẫn vào bản này, các chỗ sửa tay được giữ.` : "Sửa ô nào, trang bên đổi theo ô ấy.";
    if (!at("form").hidden) await form.show();
    done();
  });

  /** What a person must still fill in, each with the way to its field. */
  function toFill({ trace }) {
    const fill = trace ? checksOf(work, trace).filter(({ check }) => check.tier === "fill_in") : [];
    const left = open(work, fill);
    at("fill").hidden = !fill.length;
    at("fill-title").textContent = left ? `Còn phải điền: ${left} chỗ` : "Đã điền hết";
    redrawn(() => at("fills").replaceChildren(...fill.map((check) => item(work, check, { drawn: () => toFill({ trace }), go: (entry) => edit(entry.at), way: "Điền" }))));
  }

  /** Opens the form, at a field where one is meant. */
  async function edit(place) {
    at("form").hidden = at("adding").hidden = false;
    at("hand-begin").textContent = "Xong";
    await form.show();
    if (place && !form.go(place)) say("Bản này chưa có ô ấy; có thể thêm ở cuối, mục Thêm ô.");
    else if (!place) form.form.querySelector("input, textarea")?.focus();
  }

  function tell(findings, pages) {
    at("found-title").textContent = findings.length ? `${findings.length} nhận xét` : "Không có nhận xét nào về thể thức";
    at("findings").replaceChildren(...findings.map((found) => {
      const own = finding(found, { go: (one) => edit(one.path) });
      own.addEventListener("mouseenter", () => { if (found.part != null) { shown.parts.now = found.part; light(shown, "now"); } });
      return own;
    }));
    if (pages) at("summary").textContent = `${pages} trang. Đúng như tệp PDF: cùng phông, cùng dòng, cùng trang.`;
  }

  at("hand-begin").addEventListener("click", () => {
    if (at("form").hidden) return edit();
    at("form").hidden = at("adding").hidden = true;
    at("hand-begin").textContent = "Sửa tay";
    return undefined;
  });
  at("hand-drop").addEventListener("click", async () => {
    delete work.hand[work.at][chosen().name];
    await save(work);
    say("Đã trả về bản của máy.");
    look();
  });
  at("unit").addEventListener("change", async () => { work.unit = Number(at("unit").value); await save(work); form.shape = null; look(); });
  await learn(current(work).text);
  await look();
  if (location.hash && !at("hand").hidden) await edit(decodeURIComponent(location.hash.slice(1)));
}
