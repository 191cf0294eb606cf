// Unfinished work that is not this tab's, and what a page says that has nothing to work on.
import { at, confirmed, h, say } from "/assets/common.js";
import { drop, goOn, others, unitsOf } from "/assets/work.js";

/** When something was kept, as people say it. */
function moment(kept) {
  if (!kept) return "";
  const day = new Date(kept), two = (number) => String(number).padStart(2, "0");
  const time = `${two(day.getHours())}:${two(day.getMinutes())}`;
  return day.toDateString() === new Date().toDateString() ? `hôm nay, ${time}` : `${two(day.getDate())}/${two(day.getMonth() + 1)}/${day.getFullYear()}, ${time}`;
}

/** What a work is of. */
export function about(work) {
  const more = work.docs.length > 1 ? ` và ${work.docs.length - 1} văn bản nữa` : "";
  return `${work.docs[work.at].name}${more}${unitsOf(work).length ? `; ${unitsOf(work).length} đơn vị` : ""}`;
}

/** Asks whether a work may end for good. */
export const mayEnd = (work, yes = "Bỏ việc này") => confirmed("Bỏ việc này?", `${about(work)}: những gì đã sửa, đã chọn, đã quyết định mất hẳn ở trình duyệt này. Tệp đã tải về vẫn còn.`, yes);

/** Shows the works of other tabs, open or closed, in a card of the page. This tab's own stays among them where it is left. */
export async function unfinished(card) {
  const all = await others();
  card.hidden = !all.length;
  const go = async (one) => { await goOn(one); location.href = "/doc-hieu"; };
  const away = async (one) => { if (!(await mayEnd(one.work))) return; await drop(one); say(`Đã bỏ ${about(one.work)}.`); await unfinished(card); };
  card.querySelector("ul").replaceChildren(...all.map((one) => h("li", {}, h("span", {}, about(one.work), h("small", {}, one.isOpen ? "đang mở ở thẻ khác" : moment(one.work.kept))),
    h("div", { class: "kinds" }, h("button", { type: "button", class: "small", "aria-label": `${one.isOpen ? "Mở bản riêng" : "Làm tiếp"}: ${about(one.work)}`, onclick: () => go(one) }, one.isOpen ? "Mở bản riêng ở đây" : "Làm tiếp"),
      !one.isOpen && h("button", { type: "button", class: "small quiet", "aria-label": `Bỏ ${about(one.work)}`, onclick: () => away(one) }, "Bỏ")))));
}

/** What the page says where this tab has no document. */
export function nothing() {
  const card = h("section", { class: "card", hidden: true, "aria-labelledby": "others-title" }, h("h2", { id: "others-title" }, "Việc làm dở khác"), h("ul", { class: "choices" }));
  at("main").replaceChildren(h("div", { class: "narrow" }, h("div", { class: "empty" }, h("h1", {}, "Chưa có văn bản nào"),
    h("p", {}, "Mỗi thẻ trình duyệt làm một việc riêng, và thẻ này chưa mở văn bản nào. Hãy thả tệp của cấp trên ở trang đầu, hoặc bắt đầu từ một mẫu."), h("a", { class: "button first", href: "/" }, "Đến trang đầu")), card));
  unfinished(card);
}
