import { ask, at, download, h, hand, ready, say, tell } from "/assets/common.js";
import { checksOf, open } from "/assets/checks.js";
import { isListed, isOf, profile, said, told } from "/assets/office.js";
import { opened } from "/assets/settle.js";
import { outside, territory } from "/assets/territory.js";
import { mayEnd, nothing } from "/assets/unfinished.js";
import { allByHand, allSeen, byHand, decided, manner, plain, refusals, tellLost, tellUnconfirmed, versions } from "/assets/versions.js";
import { turnTo, which } from "/assets/which.js";
import { called, current, forget, save, unitsOf } from "/assets/work.js";

/** What is open is told of so many units; of more, the index of the ZIP tells. */
const LOOKED_AT = 8;

const work = await opened();
const doc = current(work);
ready(doc ? begin() : nothing());

async function begin() {
  const all = await versions(work);
  const boxes = [...at("formats").querySelectorAll("input")];
  boxes.forEach((box) => {
    box.checked = work.formats.includes(box.value);
    box.addEventListener("change", async () => { work.formats = boxes.filter((own) => own.checked).map((own) => own.value); await save(work); draw(); });
  });

  at("tracked").hidden = at("remarks").hidden = !!all[0].isSource;
  at("with-comments").checked = !!work.comments;
  at("with-comments").addEventListener("change", async () => { work.comments = at("with-comments").checked; await save(work); draw(); });
  const comments = () => (work.comments ? { comments: true } : {});
  /** What was ticked, of what there is. */
  const chosen = () => work.formats.filter((format) => format !== "tracked" || !all[0].isSource);

  /** What was not made is told where it was asked for. */
  const problem = (error, place = at("problems")) => place.replaceChildren(...refusals(error));

  /** What stands in a file's name for a unit of whose plain letters there are several: its code behind them, as in the ZIP. */
  function apart(own) {
    const code = own.unit?.code, name = plain(own.unit?.name || "");
    const isShared = all.filter((other) => plain(other.unit?.name || "") === name).length > 1;
    return isShared && code ? (told) => told.replace(name, `${name}-${code}`) : null;
  }

  async function one(own, format, button) {
    const trouble = button.closest("li").querySelector(".findings");
    trouble.replaceChildren();
    button.disabled = true;
    try {
      // A unit's files are those that the ZIP of all has.
      const asked = { source: doc.text, to: [format], name: plain(own.name), draft: true };
      await download(await (own.isSource ? ask("/render", asked) : own.made({ to: [format], ...comments() })), apart(own));
      say("Đã tải về.");
    } catch (error) { problem(error, trouble); } finally { button.disabled = false; }
  }

  function draw() {
    const words = { docx: "Word", tracked: "Word có vết sửa", pdf: "PDF", yaml: "YAML", html: "Trang đọc" };
    at("each").replaceChildren(...all.map((own) => h("li", {}, h("span", {}, own.name, !own.isSource && byHand(work, own.key).length > 0 && h("small", {}, `đã sửa tay ${byHand(work, own.key).length} chỗ`)),
      h("div", { class: "kinds" }, chosen().map((format) => {
        const button = h("button", { type: "button", class: "small", "aria-label": `Tải ${words[format]} của ${own.name}`, onclick: () => one(own, format, button) }, words[format]);
        return button;
      })), h("ul", { class: "findings" }))));
    at("comments").textContent = all[0].isSource ? "Chỗ còn sai thể thức được ghi chú ngay trong bản Word." : `Bản Word ${work.comments ? "có ghi chú ở những chỗ phải xem" : "không kèm ghi chú"}, tải riêng hay trong ZIP đều như nhau; những chỗ phải xem mà chưa đánh dấu có ở trang mục lục của ZIP và ở Quyết định.`;
    at("all").disabled = !chosen().length;
    at("none").hidden = chosen().length > 0;
    at("all-what").textContent = all[0].isSource ? "Các loại tệp đã chọn của văn bản này." : `${all.length > 1 ? `${all.length} đơn vị, mỗi đơn vị một thư mục` : `Bản của ${all[0].name}`}, kèm bảng đối chiếu và trang mục lục.`;
  }

  let running;
  /** Shows how far the batch is, and hands over its files when it is done. A reload goes on where it was. */
  async function follow(started) {
    running = started;
    const { id } = started;
    const from = Date.now(), before = started.done;
    work.batch = id;
    await save(work);
    at("progress").hidden = at("cancel").hidden = false;
    at("all").disabled = true;
    try {
      while (running?.state === "running") {
        at("bar").max = running.total;
        at("bar").value = running.done;
        const rest = running.done > before ? Math.ceil(((Date.now() - from) / (running.done - before)) * (running.total - running.done) / 1000) : 0;
        at("bar-label").textContent = `Đang làm: ${running.done} trên ${running.total} đơn vị${rest > 2 ? `, còn khoảng ${rest} giây` : ""}`;
        await new Promise((done) => setTimeout(done, 200));
        if (running) running = await ask(`/batches/${id}`);
      }
      if (running?.state === "ready") {
        await download(await ask(`/batches/${id}/zip`), `${plain(doc.name)}.zip`);
        const none = running.units.filter((unit) => !unit.made);
        say(`Xong ${running.units.length - none.length} đơn vị.`);
        at("problems").replaceChildren(...none.map((unit) => h("li", { class: "warning" }, `${unit.unit}: ${unit.checks.join("; ")}`)));
        await ask(`/batches/${id}`, undefined, { method: "DELETE" });
      } else if (running?.state === "failed") problem({ findings: running.findings });
    } catch (error) { problem(error); }
    running = null;
    delete work.batch;
    await save(work);
    at("progress").hidden = at("cancel").hidden = true;
    draw();
  }

  at("all").addEventListener("click", async () => {
    if (running || at("all").disabled) return;
    at("all").disabled = true;
    at("problems").replaceChildren();
    try {
      if (all[0].isSource) {
        await download(await ask("/render", { source: doc.text, to: chosen(), name: plain(doc.name), draft: true }));
        return;
      }
      const own = await profile();
      // Decisions that no longer fit are put aside first.
      await all[0].made().catch(() => {});
      await follow(await ask("/batches", { source: doc.text, units: unitsOf(work).map((unit) => told(unit, own)), to: chosen(), by_hand: allByHand(work), seen: allSeen(work), ...comments(), ...manner(work), ...decided(work) }));
    } catch (error) { problem(error); } finally { draw(); }
  });
  at("cancel").addEventListener("click", async () => {
    if (!running) return;
    const { id } = running;
    running = null;
    await ask(`/batches/${id}`, undefined, { method: "DELETE" });
    say("Đã dừng; chưa tải tệp nào.");
  });
  if (decided(work).answers && !all[0].isSource) {
    at("each").after(h("p", { class: "row" }, h("button", { type: "button", id: "answers", onclick: async () => {
      try { hand("answers.yaml", new Blob([(await all[0].made()).answers.yaml], { type: "application/yaml" })); } catch (error) { problem(error); }
    } }, "Tải các quyết định (answers.yaml)")));
  }
  // Begun before the page was left.
  if (work.batch) ask(`/batches/${work.batch}`).then(follow, async () => { delete work.batch; await save(work); });
  /** What is still to be seen to or filled in of a version, with the ways there. */
  function tellOpen(own, nth, { trace }) {
    const checks = checksOf(work, trace, own.key);
    const [fill, looks] = [true, false].map((is) => open(work, checks.filter(({ check }) => (check.tier === "fill_in") === is)));
    if (!fill && !looks) return;
    const to = (href, words, name) => h("button", { type: "button", class: "small", "aria-label": `${name}: ${own.name}`, onclick: async () => { work.unit = nth; await save(work); location.href = href; } }, words);
    at("open").hidden = false;
    at("open-title").textContent = "Còn chỗ chưa xem, chưa điền";
    at("open-what").append(h("li", {}, h("span", {}, own.name, h("small", {}, [looks && `${looks} điểm cần xem`, fill && `${fill} chỗ phải điền`].filter(Boolean).join(", "))),
      h("div", { class: "kinds" }, looks > 0 && to("/quyet-dinh", "Xem", "Xem ở Quyết định"), fill > 0 && to("/ban-in", "Điền", "Điền ở Bản in"))));
  }
  /** What is open of each version, and what was changed by hand and is in none any more. */
  async function tellAll() {
    const units = [...all.entries()].filter(([, one]) => !one.isSource);
    for (const [nth, own] of units.filter(([nth, one]) => nth < LOOKED_AT || byHand(work, one.key).length)) {
      const card = h("section", { class: "card told", role: "alert", hidden: true });
      at("lost").append(card);
      const made = await own.made().catch(() => null);
      if (!made) continue;
      if (nth < LOOKED_AT) tellOpen(own, nth, made);
      if (byHand(work, own.key).length) tellLost(card, work, own, made, draw);
    }
    if (units.length > LOOKED_AT && !at("open").hidden) at("open-what").append(h("li", { class: "note" }, `Mới xem ${LOOKED_AT} đơn vị đầu; các đơn vị khác xem ở trang mục lục của ZIP.`));
  }
  tellAll();
  tellUnconfirmed(at("begun"), work);
  /** A fault of the profile that files would be refused for is told before one is asked for. */
  async function tellProfile() {
    const own = await profile();
    if (all[0].isSource || !unitsOf(work).some((unit) => isOf(own, unit) && !isListed(unit))) return;
    const { findings } = await said(own.text);
    const faults = findings.filter((found) => found.severity === "error");
    at("profile").hidden = !faults.length;
    if (!faults.length) return;
    at("profile-faults").replaceChildren(...refusals({ findings: faults.map((found) => ({ ...found, file: "unit", path: found.path && `units.1.${found.path}` })) }));
  }
  tellProfile().catch(tell);
  at("anew").addEventListener("click", async () => { if (!(await mayEnd(work, "Bỏ, bắt đầu văn bản khác"))) return; await forget(); location.href = "/"; });
  which(work);
  /** The other files of the work, which are downloaded each by itself. */
  function tellOthers() {
    const others = work.docs.map((own, nth) => [own, nth]).filter(([, nth]) => nth !== work.at);
    at("others").hidden = !others.length;
    at("others-what").replaceChildren(...others.map(([own, nth]) => h("li", {}, h("span", {}, own.name, h("small", {}, unitsOf(work, nth).length ? `${unitsOf(work, nth).length} đơn vị` : "chưa chọn đơn vị")),
      h("button", { type: "button", class: "small", "aria-label": `Sang ${own.name}`, onclick: () => turnTo(work, nth) }, "Sang tệp này"))));
    at("of-what").hidden = !others.length;
    at("of-what").textContent = `Dưới đây là bản của “${doc.name}”; các tệp khác tải riêng, xem cuối trang.`;
  }
  tellOthers();
  territory(doc).then((place) => {
    const strangers = unitsOf(work).map((unit) => [called(unitsOf(work), unit), outside(place, unit)]).filter(([, why]) => why);
    at("outside").hidden = !strangers.length;
    at("outside-what").replaceChildren(...strangers.slice(0, 20).map(([name, why]) => h("li", {}, `${name}: ${why}`)), ...(strangers.length > 20 ? [h("li", {}, `và ${strangers.length - 20} đơn vị nữa`)] : []));
  });
  draw();
}
