import { ask, at, confirmed, finding, h, latest, learn, light, quoted, ready, redrawn, say, sheets, stays, still } from "/assets/common.js";
import { checksOf, item, open, whereFilled } from "/assets/checks.js";
import { restore, taken } from "/assets/follow.js";
import { Form } from "/assets/form.js";
import { opened } from "/assets/settle.js";
import { nothing } from "/assets/unfinished.js";
import { byHand, changedByHand, isOfProfile, refusals, tellLost, tellUnconfirmed, versions } from "/assets/versions.js";
import { which } from "/assets/which.js";
import { current, save } from "/assets/work.js";

const work = await opened();
ready(current(work) ? begin() : nothing());

async function begin() {
  const all = await versions(work);
  const shown = at("shown");
  at("unit").replaceChildren(...all.map((one, nth) => h("option", { value: nth }, one.name)));
  at("unit").value = Math.min(work.unit || 0, all.length - 1);
  at("unit-label").hidden = all.length < 2;
  let unit = at("unit").value;
  const chosen = () => all[unit];
  let text = "";

  const form = new Form(at("form"), {
    text: () => text,
    lit: (path) => light(shown, path),
    changed: async (next, change, way) => {
      text = next;
      if (chosen().isSource) { taken(current(work), next, way); await save(work); } else await changedByHand(work, chosen().key, change);
      await look();
    },
    more: at("more"), add: at("add"), place: () => `print ${work.at} ${chosen().key}`,
    gone: () => (chosen().isSource ? (current(work).gone || []).map((own) => ({ ...own, back: () => bring(own) })) : took()),
  });

  async function bring(own) {
    await restore(current(work), own);
    text = current(work).text;
    await save(work);
    await look();
  }

  /** What was taken out by hand of this version, each with where it stood then. */
  function took() {
    const own = byHand(work, chosen().key).filter((change) => change.now == null && change.was != null);
    return own.map((change) => ({ path: change.path, what: change.was || "mục để trống", back: async () => {
      work.hand[work.at][chosen().key] = byHand(work, chosen().key).filter((other) => other !== change);
      await save(work);
      await look();
    } }));
  }

  const look = () => new Promise((done) => looked(done));
  const looked = latest(0, async (isLast, done = () => {}) => {
    const own = chosen();
    let made;
    try {
      made = await own.made();
      text = made.source;
      if (isLast()) { toFill(made); if (!own.isSource) tellLost(at("lost"), work, own, made, look); }
      if (!text) throw Object.assign(new Error(made.refused.vi), { findings: [], isIdle: true });
      const { pages, parts, findings } = await ask("/render", { source: text, to: "svg", draft: true });
      await still();
      if (!isLast()) return;
      const top = scrollY;
      sheets(shown, pages, parts);
      scrollTo({ top });
      shown.querySelectorAll("[data-part]").forEach((word) => word.classList.toggle("marked", findings.some((found) => found.severity === "error" && String(found.part) === word.dataset.part)));
      tell(findings, pages.length);
    } catch (error) {
      if (!isLast()) return;
      const isOwn = isOfProfile(error);
      stays(shown, isOwn ? "Chưa in được: hồ sơ cơ quan còn chỗ phải sửa, xem bên cạnh." : `Chưa dựng được trang mới: ${quoted(error.message)}`);
      if (error.isGone) at("found-title").textContent = "Chưa kiểm tra được";
      else tell(error.findings || [], 0);
      if (error.isIdle) {
        at("found").classList.remove("fine");
        at("found-title").textContent = "Chưa có văn bản để in";
        at("findings").replaceChildren(h("li", { class: "warning" }, `${quoted(error.message)}.`, h("div", { class: "row" }, h("a", { class: "button", href: "/quyet-dinh" }, "Xem lại ở Quyết định"))));
      }
      // Without a version there is nothing here to mend: each fault leads to where it is.
      if (!made && !error.isGone) { text = ""; at("findings").replaceChildren(...refusals(error)); }
    }
    const count = own.isSource ? 0 : byHand(work, own.key).length;
    at("hand").hidden = !text;
    at("hand-drop").hidden = !count;
    at("hand-note").textContent = count ? `Đã sửa tay ${count} chỗ. Quyết định thêm ở trang Quyết định vẫn vào bản này, các chỗ sửa tay được giữ.` : "Gõ vào ô nào, trang bên đổi theo ngay khi ngừng tay.";
    if (!text) at("form").hidden = at("adding").hidden = true;
    else if (!at("form").hidden) await form.show();
    done();
  });

  /** What a person must still fill in, each with the way to its field. */
  function toFill({ trace }) {
    const fill = trace ? checksOf(work, trace, chosen().key).filter(({ check }) => check.tier === "fill_in") : [];
    const left = open(work, fill);
    at("fill").hidden = !fill.length;
    at("fill-title").textContent = left ? `Còn phải điền: ${left} chỗ` : "Đã điền hết";
    redrawn(() => at("fills").replaceChildren(...fill.map((check) => item(work, check, { drawn: () => toFill({ trace }), go: fillIn, way: "Điền" }))));
  }

  /** Goes to where a blank is filled in: a field of this version, or of the superior's document. */
  async function fillIn(entry, check) {
    const place = whereFilled(entry, check);
    if (place.startsWith("/ban-in")) return edit(entry.at, check.vi);
    await leave();
    location.href = place;
    return undefined;
  }

  /** Opens the form, at a field where one is meant: that of a place, which `words` speak of. */
  async function edit(place, words) {
    at("form").hidden = at("adding").hidden = false;
    at("hand-begin").textContent = "Xong";
    await form.show();
    if (place && !form.go(place, words)) say("Bản này chưa có ô ấy; có thể thêm ở cuối, mục Thêm ô.");
    else if (!place) form.form.querySelector("input, textarea")?.focus();
  }

  function tell(findings, pages) {
    at("found").classList.toggle("fine", !findings.length);
    at("found-title").textContent = findings.length ? `${findings.length} nhận xét` : "Không có nhận xét nào về thể thức";
    at("findings").replaceChildren(...findings.map((found) => {
      const own = finding(found, { go: (one) => edit(one.path) });
      own.addEventListener("mouseenter", () => { if (found.part != null) { shown.parts.now = found.part; light(shown, "now"); } });
      return own;
    }));
    at("summary").textContent = !pages ? "Chưa có trang nào; xem lý do bên cạnh." : `${pages} trang. Đúng như tệp PDF: cùng phông, cùng dòng, cùng trang.`;
  }

  tellUnconfirmed(at("begun"), work);
  at("hand-begin").addEventListener("click", () => {
    if (at("form").hidden) return edit();
    form.take();
    at("form").hidden = at("adding").hidden = true;
    at("hand-begin").textContent = "Sửa tay";
    return undefined;
  });
  at("hand-drop").addEventListener("click", async () => {
    await form.take();
    const many = byHand(work, chosen().key).length;
    if (!(await confirmed("Bỏ phần sửa tay?", `${many} chỗ đã sửa tay ở bản của ${chosen().name} mất hẳn; văn bản trở về như máy làm.`, "Bỏ phần sửa tay"))) return;
    delete work.hand[work.at][chosen().key];
    await save(work);
    say("Đã trả về bản của máy.");
    look();
  });
  /** What is being typed is taken for the version that it was typed into. */
  async function leave() {
    if (at("form").contains(document.activeElement)) document.activeElement.blur();
    await form.take();
  }
  which(work, leave);
  at("unit").addEventListener("change", async () => { await leave(); unit = at("unit").value; work.unit = Number(unit); await save(work); form.shape = null; look(); });
  await learn(current(work).text);
  await look();
  if (location.hash && !at("hand").hidden) await edit(...location.hash.slice(1).split("/").map(decodeURIComponent));
}
