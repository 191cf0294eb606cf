// Of several files the one that a page is about.
import { h } from "/assets/common.js";
import { save } from "/assets/work.js";

/** Goes on with another document of the work, at the same page. */
export async function turnTo(work, nth) {
  work.at = nth;
  work.unit = 0;
  await save(work);
  location.reload();
}

/** Says in the head of the page which document it is about, and leads to the others; `before` is done before one goes. */
export function which(work, before = () => {}) {
  if (work.docs.length < 2) return;
  const choice = h("select", { id: "which", onchange: async () => { if ((await before()) === false) choice.value = work.at; else await turnTo(work, Number(choice.value)); } }, work.docs.map((doc, nth) => h("option", { value: nth }, doc.name)));
  choice.value = work.at;
  const label = h("label", { class: "inline", id: "which-label" }, "Tệp ", choice);
  const row = document.querySelector(".head .row");
  if (row) row.prepend(label);
  else document.querySelector("#main h1").after(h("p", { class: "row" }, label));
}
