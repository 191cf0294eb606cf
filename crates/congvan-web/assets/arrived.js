// The file as it arrived beside its fields: its pages as they look, or its words line by line; each field's place is lit.
import { ask, h, say } from "/assets/common.js";

/** More pages are not drawn; their words are all there. */
const MOST = 40;

/** Whether a line's field is a field, one above it, or below it. */
const says = (own, path) => own === path || own.startsWith(`${path}.`) || path.startsWith(`${own}.`);

/** Shows what arrived of `doc` in `place`. */
export class Arrived {
  constructor(place, doc) {
    Object.assign(this, { place, doc });
  }

  get hasPages() { return !!this.doc.file && this.doc.pages > 0; }
  get hasLines() { return this.doc.lines.length > 0; }

  /** Its words, and below them those that are in no field. */
  lines() {
    const rest = (this.doc.leftOut || []).filter((left) => left.text.trim());
    this.place.replaceChildren(h("div", { class: "lines" },
      this.doc.lines.map((line) => (line.table?.length ? this.table(line) : h("p", { "data-paths": line.paths.join(" "), class: this.look(line), title: this.about(line) }, line.text))),
      rest.length > 0 && h("h3", {}, "Không đưa vào văn bản"),
      rest.map((left) => h("p", { class: "left-out", title: left.why }, left.text, h("small", {}, ` (${left.why})`)))));
  }

  /** A table as one. */
  table(line) {
    const cell = (own) => h("td", { "data-paths": own.paths.join(" "), class: this.look(own), title: this.about(own), colspan: own.columns > 1 ? own.columns : false, rowspan: own.rows > 1 ? own.rows : false }, own.text);
    return h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Bảng đã đọc" }, h("table", { class: "grid" }, h("tbody", {}, line.table.map((row) => h("tr", {}, row.map(cell))))));
  }

  look(line) {
    if (line.left_out || line.taken) return "left-out";
    return line.paths.some((path) => path in (this.doc.guesses || {})) ? "guess" : "";
  }

  about(line) { return line.taken ? "bạn đã bỏ khỏi văn bản" : line.left_out || line.about || ""; }

  /** Its pages, as they are drawn. */
  async pages() {
    const shown = Math.min(this.doc.pages, MOST);
    const sheets = Array.from({ length: shown }, (_, nth) => h("figure", { class: "sheet arrived", "data-page": nth + 1, "aria-busy": "true" }, h("p", { class: "empty" }, `Đang vẽ trang ${nth + 1}…`)));
    const more = shown < this.doc.pages && h("p", { class: "note" }, `Còn ${this.doc.pages - shown} trang nữa; xem ở “Chữ đã đọc”.`);
    this.place.replaceChildren(...sheets, ...(more ? [more] : []));
    this.urls?.forEach((url) => URL.revokeObjectURL(url));
    this.urls = [];
    for (let from = 1; from <= shown;) {
      const { pages } = await ask(`/pages?from=${from}`, undefined, { method: "POST", headers: { "content-type": "application/octet-stream" }, body: this.doc.file });
      if (!sheets[0].isConnected || !pages.length) return;
      pages.forEach((page, nth) => { if (sheets[from - 1 + nth]) this.page(sheets[from - 1 + nth], page, from + nth); });
      from += pages.length;
      if (this.lit) this.light(this.lit, from <= 6);
    }
  }

  page(sheet, page, nth) {
    const url = URL.createObjectURL(new Blob([page.svg], { type: "image/svg+xml" }));
    this.urls.push(url);
    const places = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    places.setAttribute("viewBox", `0 0 ${page.width} ${page.height}`);
    places.setAttribute("class", "places");
    places.setAttribute("aria-hidden", "true");
    for (const [at, line] of this.doc.lines.entries()) if (line.place?.page === nth) places.append(this.box(line.place, line.paths, this.look(line), this.about(line), at));
    for (const left of this.doc.leftOut || []) if (left.place?.page === nth) places.append(this.box(left.place, [], "left-out", left.why));
    sheet.replaceChildren(h("img", { src: url, alt: `Trang ${nth} của tệp đã nhận`, width: Math.round(page.width * 4), height: Math.round(page.height * 4) }), places);
    sheet.removeAttribute("aria-busy");
    if (page.cut) say(`Trang ${nth} có quá nhiều hình; chỉ vẽ một phần.`);
  }

  /** Shows where each line leads now. */
  led() {
    for (const box of this.place.querySelectorAll("[data-line]")) {
      const line = this.doc.lines[box.dataset.line];
      box.dataset.paths = line.paths.join(" ");
      box.setAttribute("class", this.look(line));
      (box.querySelector("title") || box).textContent = this.about(line);
    }
  }

  box(place, paths, look, about, line) {
    const box = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    const given = { x: place.left - 0.8, y: place.top - 0.4, width: place.width + 1.6, height: place.height + 0.8, rx: 0.8, class: look, "data-paths": paths.join(" "), ...(line == null ? {} : { "data-line": line }) };
    for (const [key, value] of Object.entries(given)) box.setAttribute(key, value);
    const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
    title.textContent = about || "";
    box.append(title);
    return box;
  }

  /** Lights the places that say something of a field, and goes there. */
  light(path, into = true) {
    this.lit = path;
    this.place.querySelectorAll(".lit").forEach((lit) => lit.classList.remove("lit"));
    if (!path) return;
    const all = [...this.place.querySelectorAll("[data-paths]")].map((own) => [own, own.dataset.paths.split(" ").filter(Boolean)]);
    const above = path.split(".").slice(0, -1).join(".");
    const ways = [(own) => own === path, (own) => says(own, path), (own) => above && says(own, above)];
    const lit = ways.map((is) => all.filter(([, paths]) => paths.some(is))).find((found) => found.length) || [];
    lit.forEach(([own]) => own.classList.add("lit"));
    if (!into || !lit.length || this.place.scrollHeight <= this.place.clientHeight) return;
    const box = lit[0][0].getBoundingClientRect(), around = this.place.getBoundingClientRect();
    if (box.top < around.top || box.bottom > around.bottom) this.place.scrollTop += box.top - around.top - this.place.clientHeight / 3;
  }

  /** The field whose words were clicked on. */
  static path(event) {
    return event.target.closest?.("[data-paths]")?.dataset.paths.split(" ")[0] || null;
  }
}
