// A source as a form: every value in its field, changed where it stands.
import { ask, edited, h, marked, named, quoted, say, short, still, tell } from "/assets/common.js";
import { moved } from "/assets/follow.js";
import { typing } from "/assets/work.js";

const TITLES = /^\d+$/;

/** A choice as people call it; of words that only the file knows, what they mean. */
const offered = ({ word, about }) => (word === about || !about ? word : /^[a-z0-9_-]+$/.test(word) ? quoted(about) : `${quoted(about)} (${word})`);

/** What a field is called whose name only lists the words that it may have. */
const LISTED = { verb: "động từ" };

/** A name without marks of quotation around all of it. */
function plainly({ key }, name) {
  const [, words] = /^“([^”]*)”$/.exec(name) || [];
  return words ? LISTED[key] || words : name;
}

/** A value as people write it. */
function written({ takes, value }) {
  const day = (takes === "date" || takes === "day") && /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  const month = takes === "date" && /^(\d{4})-(\d\d)$/.exec(value);
  if (month) return `${month[2]}/${month[1]}`;
  return day ? `${day[3]}/${day[2]}/${day[1]}` : marked(value);
}

/** Of fields the one whose name has most of its words among these; none where no name has any. */
function likest(inputs, words) {
  const said = new Set(words.toLowerCase().split(/[^\p{L}\p{N}]+/u));
  const share = (input) => { const own = input.labels[0].textContent.toLowerCase().match(/[\p{L}\p{N}]+/gu) || []; return own.filter((word) => said.has(word)).length / own.length || 0; };
  return inputs.map((input) => [share(input), input]).filter(([own]) => own > 0).sort(([one], [other]) => other - one)[0]?.[1];
}

/** The path of the table that a field is of. */
const tableOf = (path) => /^(.*?\btable)\.(columns|rows|caption)\b/.exec(path || "")?.[1];

/** So many letters a field of one line shows whole, on a narrow screen fewer. */
const LINE = innerWidth < 640 ? 18 : 52;

/** Whether a field stands for something that is not known yet: words with a blank in them, a day without its day. */
const isBlank = ({ takes, value, path }) => (takes === "date" ? !/^(\d{4}-\d\d?-\d\d?|\d\d?\/\d\d?\/\d{4})$/.test(value) : takes === "text" && !tableOf(path) && (!value.trim() || value.includes("__")));

/** A typist rests so long before what is typed is taken. */
const RESTS = 450;

/**
 * Shows the fields of `text()` in `form`; a change goes to `changed(text, by hand, { path, isGone, what })`. `lit(path)` hears
 * where the eye is; `guesses()` maps paths to why they are guesses, and `sure(path)` ends one; `gone()` gives what went, each
 * with its place, its words, and `back` that brings it back; `words(field, fields)` gives a field as people call it, or none
 * where they do not see it. Changes are made one after the other, and what is being typed stands until it is taken.
 */
export class Form {
  constructor(form, { holds = "directive", text, changed, lit = () => {}, more, add, guesses = () => ({}), sure, gone = () => [], place = () => "form", words = (field) => field, tellsBlanks = false }) {
    Object.assign(this, { form, holds, tellsBlanks, text, changed, lit, more, guesses, sure, wentAway: gone, place, words, waiting: new Map(), empty: new Map(), queue: Promise.resolve() });
    form.addEventListener("submit", (event) => event.preventDefault());
    const path = (event) => event.target.closest?.(".field")?.dataset.path;
    form.addEventListener("focusin", (event) => this.look(path(event)));
    form.addEventListener("mouseover", (event) => this.look(path(event)));
    form.addEventListener("input", (event) => this.typed(path(event), event.target.value));
    form.addEventListener("change", (event) => { this.typed(path(event), event.target.value); this.take(); });
    add?.addEventListener("click", () => this.begin(more.value));
  }

  look(path) {
    if (!path || path === this.seen) return;
    this.seen = path;
    this.lit(path);
  }

  /** Keeps what is typed, and takes it once the typing rests; a field that was emptied waits until it is left. */
  typed(path, words) {
    // What was begun and says nothing is nowhere yet.
    if (!path) return;
    if (this.empty.has(path) && !words.trim()) {
      this.waiting.delete(path);
      typing.drop(this.place(), path);
      return;
    }
    typing.set(this.place(), path, words);
    this.waiting.set(path, words);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.take((typed) => typed.trim() !== ""), RESTS);
  }

  /** Takes what is typed. */
  take(which = () => true) {
    clearTimeout(this.timer);
    for (const [path, words] of [...this.waiting]) {
      if (!which(words)) continue;
      // What went or was typed further meanwhile is not taken as it was.
      this.next(() => this.waiting.get(path) === words && this.make(path, { set: words }));
    }
    return this.queue;
  }

  /** Does something after all that was begun. */
  next(act) {
    this.queue = this.queue.then(act).catch(tell);
    return this.queue;
  }

  /** Makes a change, after what is typed. */
  edit(path, change) {
    this.take();
    return this.next(() => this.make(path, change));
  }

  async make(path, change) {
    const place = this.place();
    // Emptied, what its item cannot be without stays as a fault of its own; anything else goes.
    const isEmptied = change.set != null && !change.set.trim();
    const isNeeded = isEmptied && (change.isCell || tableOf(path)) || isEmptied && !TITLES.test(path.split(".").at(-1)) && this.shown?.find((own) => own.path === path)?.required;
    const isGone = !!change.remove || isEmptied && !isNeeded;
    const what = isGone ? this.said(path) : "";
    const { source, by_hand: own } = await edited(await this.text(), path, isGone ? { remove: true } : isNeeded ? { set: "", isEmpty: true } : change);
    if (isGone) this.gone(path);
    if (change.set != null && this.waiting.get(path) === change.set) this.waiting.delete(path);
    await this.changed(source, own, { path, isGone, what, ...(isGone ? this.around(path) : {}) });
    if (!this.waiting.has(path)) typing.drop(place, path);
  }

  /** What stands at a path and below it, in words. */
  said(path) {
    const own = (this.shown || []).filter((field) => field.path === path || field.path.startsWith(`${path}.`));
    const words = own.filter((field) => field.value && field.takes !== "choice").map(written).join(" · ") || own.map((field) => this.name(field)).join(", ");
    return words.length > 90 ? `${words.slice(0, 88)}…` : words;
  }

  /** The heading that a place stands under, and the group behind that. */
  around(path) {
    const group = path.split(".")[0];
    const nth = this.shown?.findLastIndex((field) => field.group === group) ?? -1;
    return nth < 0 ? {} : { heading: this.shown[nth].names[0], next: this.shown[nth + 1]?.group };
  }

  /** What is typed goes along with its item. */
  gone(path) {
    for (const [own, words] of [...this.waiting]) {
      const now = moved(own, path);
      if (now === own) continue;
      this.waiting.delete(own);
      typing.drop(this.place(), own);
      if (now) this.typed(now, words);
    }
    this.empty = new Map([...this.empty].map(([own, field]) => [moved(own, path), field]).filter(([own]) => own).map(([own, field]) => [own, { ...field, path: own }]));
    this.last = path;
  }

  /** Asks for the fields again; the form is drawn anew only where there are others, and never under a button that is pressed. */
  async show() {
    const { fields, more, lists, findings, yaml } = await ask("/fields", { source: await this.text(), holds: this.holds });
    await still();
    named([...fields, ...more]);
    for (const { path } of fields) this.empty.delete(path);
    const shown = this.begun(fields).filter((field) => field.key !== "format").map((field) => this.words(field, fields)).filter(Boolean);
    this.lists = lists;
    this.shown = shown;
    const shape = JSON.stringify([shown.map((field) => field.path), lists.map((list) => list.item), this.wentAway().map((own) => [own.path, own.what])]);
    if (shape !== this.shape) this.draw(shown);
    this.shape = shape;
    const guesses = this.guesses();
    for (const field of shown) {
      const input = this.input(field.path);
      if (input && input !== document.activeElement && !this.waiting.has(field.path) && input.value !== written(field)) input.value = written(field);
      const row = input?.closest(".field");
      if (row?.classList.contains("guess") && !(field.path in guesses)) { row.classList.remove("guess"); row.querySelector(".guessed")?.remove(); }
    }
    if (this.more) {
      this.offered = more.filter((field) => field.key !== "format").map((field) => this.words(field, fields)).filter(Boolean);
      const chosen = this.more.value;
      const same = [...this.more.options].map((option) => option.value).join(" ") === this.offered.map((field) => field.path).join(" ");
      if (!same) this.more.replaceChildren(...this.offered.map((field) => h("option", { value: field.path }, this.name(field))));
      if (chosen) this.more.value = chosen;
    }
    this.mark(findings);
    return { findings, yaml };
  }

  /** The fields with those that were begun and say nothing yet, each behind what stands beside it. */
  begun(fields) {
    const all = [...fields];
    for (const field of this.empty.values()) {
      const steps = field.path.split(".");
      const above = steps.map((_, nth) => steps.slice(0, steps.length - 1 - nth).join(".")).filter(Boolean);
      const nth = above.map((own) => all.findLastIndex(({ path }) => path === own || path.startsWith(`${own}.`))).find((own) => own >= 0);
      all.splice(nth == null ? all.length : nth + 1, 0, field);
    }
    return all;
  }

  name(field) {
    if (field.label) return field.label;
    const words = field.names.filter((name, nth) => !TITLES.test(name) || nth === field.names.length - 1);
    const where = field.names.filter((name) => TITLES.test(name)).join(".");
    const last = words.at(-1);
    const label = plainly(field, short(TITLES.test(last) ? words.at(-2) || last : last));
    return where ? `${label} (${where})` : label;
  }

  draw(fields) {
    const before = [...this.form.querySelectorAll(".field")];
    const nth = before.findIndex((field) => field.contains(document.activeElement));
    const [typist, gone] = [document.activeElement, this.last];
    const caret = nth >= 0 && typist.selectionStart != null ? [typist.selectionStart, typist.selectionEnd] : null;
    this.last = undefined;
    this.drawAll(fields);
    if (nth < 0) return;
    // The keyboard stays at its field, or at the one in its place.
    const now = [...this.form.querySelectorAll(".field")];
    const path = gone ? moved(before[nth].dataset.path, gone) : before[nth].dataset.path;
    const own = now.find((field) => field.dataset.path === path);
    const input = (own || now[Math.min(nth, now.length - 1)])?.querySelector("input, textarea, select");
    input?.focus();
    if (own && caret && input.setSelectionRange) input.setSelectionRange(...caret);
  }

  drawAll(fields) {
    const groups = new Map();
    for (const field of fields) {
      if (!groups.has(field.group)) groups.set(field.group, []);
      groups.get(field.group).push(field);
    }
    const gone = this.wentAway();
    this.form.replaceChildren(...[...groups.values()].map((own) => {
      const title = short(own[0].names[0]);
      const isAlone = own.length === 1 && own[0].names.length === 1;
      return h("fieldset", { class: "group", "data-group": own[0].group }, h("legend", {}, title), own.flatMap((field, nth) => {
        const table = tableOf(field.path);
        const drawn = !table ? [this.field(field, isAlone)] : tableOf(own[nth - 1]?.path) === table ? [] : [this.table(table, own.filter((one) => tableOf(one.path) === table))];
        return [...this.went(gone, field), ...drawn, ...this.adders(field, own[nth + 1])];
      }));
    }));
    // Of a group that went whole the heading stays with what is told of it.
    for (const own of gone.splice(0)) {
      const place = own.next && this.form.querySelector(`[data-group="${CSS.escape(own.next)}"]`);
      this.form.insertBefore(h("fieldset", { class: "group" }, own.heading && h("legend", {}, short(own.heading)), this.undo(own)), place || null);
    }
  }

  /** A table of the text as one: its titles, its rows, each with what takes it out. */
  table(path, fields) {
    const below = (place) => fields.filter((field) => field.path === place || field.path.startsWith(`${place}.`));
    const count = (place) => fields.reduce((most, field) => (field.path.startsWith(`${place}.`) ? Math.max(most, Number(field.path.slice(place.length + 1).split(".")[0]) || 0) : most), 0);
    const nths = (many) => Array.from({ length: many }, (_, nth) => nth + 1);
    const wide = Math.max(count(`${path}.columns`), ...nths(count(`${path}.rows`)).map((row) => count(`${path}.rows.${row}`)));
    const cell = (place, words) => below(place).map((field) => this.field({ ...field, label: below(place).length > 1 ? this.name(field) : words }, true));
    const heads = nths(wide).map((nth) => h("th", { scope: "col" }, cell(`${path}.columns.${nth}`, `Tên cột ${nth}`)));
    const row = (nth) => {
      const place = `${path}.rows.${nth}`;
      const own = count(place);
      const cells = own ? nths(wide).map((at) => h("td", {}, cell(`${place}.${at}`, `Dòng ${nth}, cột ${at}`))) : [h("td", { colspan: wide }, cell(place, `Dòng ${nth}`))];
      return h("tr", {}, cells, h("td", {}, this.remover(`Bỏ dòng ${nth}: ${this.said(place)}`, "Bỏ dòng này", "✕", () => this.edit(place, { remove: true }))));
    };
    const rows = count(`${path}.rows`);
    const more = async () => {
      for (const nth of nths(wide)) await this.make(`${path}.rows.${rows + 1}.${nth}`, { set: "", isCell: true });
      this.input(`${path}.rows.${rows + 1}.1`)?.focus();
    };
    const rest = fields.filter((field) => !/^\.(columns|rows)\./.test(field.path.slice(path.length)));
    return h("div", {}, rest.map((field) => this.field(field, false)), h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Bảng" },
      h("table", { class: "grid" }, h("thead", {}, h("tr", {}, heads, h("td", {}))), h("tbody", {}, nths(rows).map(row)))),
      h("p", { class: "row adds" }, h("button", { type: "button", class: "small", "data-list": `${path}.rows`, onclick: () => { this.take(); return this.next(more); } }, `Thêm dòng ${rows + 1} của bảng`)));
  }

  /** What went where this field is now, or from behind it. */
  went(gone, { path, group }) {
    const at = gone.filter((own) => path === own.path || path.startsWith(`${own.path}.`) || own.path.split(".")[0] === group && !this.shown.some((field) => field.path === own.path || field.path.startsWith(`${own.path}.`)) && this.after(own.path) === path);
    at.forEach((own) => gone.splice(gone.indexOf(own), 1));
    return at.map((own) => this.undo(own));
  }

  /** The field before which a place is that has none: the first behind its list, or of its group. */
  after(place) {
    const list = place.split(".").slice(0, -1).join(".");
    const nth = this.shown.findLastIndex((field) => field.path.startsWith(`${list}.`));
    const next = nth < 0 ? null : this.shown[nth + 1];
    return next && next.group === place.split(".")[0] ? next.path : undefined;
  }

  /** Tells what went, and brings it back. */
  undo({ what, back }) {
    return h("p", { class: "went", role: "status" }, h("span", {}, "Đã bỏ: ", h("q", {}, what)), h("button", { type: "button", class: "small", "aria-label": `Hoàn tác: ${what}`, onclick: () => this.next(back) }, "Hoàn tác"));
  }

  /** The items that a field is of, from within. */
  items(path) {
    return (this.lists || []).filter((list) => path.startsWith(`${list.path}.`)).map((list) => path.split(".").slice(0, list.path.split(".").length + 1).join(".")).sort((one, other) => other.length - one.length);
  }

  /** Behind the last field of a list: a button for one more item. */
  adders(field, next) {
    const ends = (this.lists || []).filter((list) => field.path.startsWith(`${list.path}.`) && !next?.path.startsWith(`${list.path}.`) && list.fields.length && !tableOf(`${list.path}.1`));
    const buttons = ends.sort((one, other) => other.path.length - one.path.length).map((list) => {
      const own = list.fields.map((one) => this.words(one, this.shown)).filter(Boolean);
      return own.length && h("button", { type: "button", class: "small", "data-list": list.path, onclick: () => this.start(own) }, `Thêm ${this.itemName(list)}`);
    }).filter(Boolean);
    return buttons.length ? [h("p", { class: "row adds" }, buttons)] : [];
  }

  /** What an item behind the last of a list is called. */
  itemName({ path, item }) {
    const field = this.shown.find((own) => own.path.startsWith(`${path}.`));
    const names = field ? field.names.slice(0, path.split(".").length) : [];
    const words = names.filter((name) => !TITLES.test(name)).at(-1) || "";
    const name = short(words).replace(/^(các|từng|những) /i, "");
    const where = item.split(".").filter((step) => TITLES.test(step)).join(".");
    return `${name.charAt(0).toLocaleLowerCase("vi")}${name.slice(1)} (${where})`;
  }

  field(field, alone) {
    const id = `f-${field.path}`;
    const given = { id, "data-path": field.path };
    const value = this.waiting.get(field.path) ?? written(field);
    let input;
    if (field.takes === "choice") {
      const known = field.choices.some((choice) => choice.word === field.value);
      input = h("select", given, (!field.required || !field.value) && h("option", { value: "" }, "—"), !known && field.value && h("option", {}, field.value),
        field.choices.map((choice) => h("option", { value: choice.word }, offered(choice))));
    } else if (value.length > LINE || value.includes("\n")) {
      input = h("textarea", { ...given, rows: Math.min(9, Math.ceil(value.length / LINE)), spellcheck: "false" });
    } else {
      input = h("input", { ...given, inputmode: field.takes === "number" ? "numeric" : false, placeholder: field.takes === "date" || field.takes === "day" ? "ngày/tháng/năm" : false });
    }
    input.value = value;
    const guesses = this.guesses();
    const isGuess = field.path in guesses;
    const sure = isGuess && this.sure && h("button", { type: "button", class: "small quiet", "aria-label": `Đã xem, đúng: ${this.name(field)}`, onclick: () => this.next(() => this.sure(field.path)) }, "Đã xem, đúng");
    return h("div", { class: `field${isGuess ? " guess" : ""}`, "data-path": field.path },
      h("label", { for: id, class: alone ? "unseen" : false }, this.name(field)),
      h("div", { class: "line" }, input, this.removers(field)),
      isGuess && h("p", { class: "guessed" }, `Máy đoán: ${quoted(guesses[field.path])} `, sure));
  }

  /** The buttons that take a field out, and the items that begin with it. */
  removers(field) {
    const { path } = field;
    // A table's rows go whole, by the button at their end.
    if (tableOf(path)) return [];
    if (this.empty.has(path)) return [this.remover(`Bỏ ${this.name(field)}`, "Bỏ ô này", "✕", () => { this.empty.delete(path); return this.show(); })];
    const below = (item) => this.shown.filter((own) => own.path === item || own.path.startsWith(`${item}.`));
    const items = this.items(path).filter((item) => below(item)[0]?.path === path);
    // Where nothing but what is said about it would be left, the item goes with its words.
    const isAlone = (item) => below(item).every((own) => own.path === path || own.takes !== "text");
    const alone = items.findLast(isAlone);
    const goes = alone || !field.required ? [this.remover(`Bỏ ${this.name(field)}`, alone ? "Bỏ mục này" : "Bỏ ô này", "✕", () => this.edit(alone || path, { remove: true }))] : [];
    const whole = items.filter((item) => !isAlone(item)).map((item) => {
      const where = item.split(".").filter((step) => TITLES.test(step)).join(".");
      return this.remover(`✕ cả mục ${where}: ${this.said(item)}`, `Bỏ cả mục ${where}`, `✕ cả mục ${where}`, () => this.edit(item, { remove: true }));
    });
    return [...goes, ...whole];
  }

  remover(label, title, sign, act) {
    return h("button", { type: "button", class: "small quiet", "aria-label": label, title, onclick: act }, sign);
  }

  paths() { return this.shown.map((field) => field.path); }

  input(path) {
    return this.form.querySelector(`.field[data-path="${CSS.escape(path)}"] :is(input, textarea, select)`);
  }

  /** The fields whose words or day are not known yet; what was begun and says nothing is the typist's. */
  blanks() { return (this.shown || []).filter((field) => isBlank(field) && !this.empty.has(field.path)).map((field) => field.path); }

  /** Puts each finding at its field, or at the nearest above it. */
  mark(findings) {
    const looks = { error: "wrong", warning: "doubtful", note: "noted" };
    this.form.querySelectorAll(".field").forEach((field) => field.classList.remove(...Object.values(looks)));
    this.form.querySelectorAll(".says").forEach((line) => line.remove());
    if (this.tellsBlanks) for (const path of this.blanks()) {
      const field = this.form.querySelector(`.field[data-path="${CSS.escape(path)}"]`);
      field?.classList.add("doubtful");
      field?.append(h("p", { class: "says" }, "Còn trống."));
    }
    for (const found of findings) {
      const field = found.path && this.form.querySelector(`.field[data-path="${CSS.escape(found.path)}"]`);
      if (!field) continue;
      field.classList.add(looks[found.severity]);
      const id = `says-${found.code}-${found.path}`;
      field.append(h("p", { class: "says", id }, quoted(found.message.vi, found.path)));
      this.input(found.path)?.setAttribute("aria-describedby", id);
    }
  }

  /**
   * Goes to the field of a path, or to one below it: that which `words` speak of, by what stands in it or by its name; else the
   * first that is to be filled in.
   */
  go(path, words = "") {
    const below = [...this.form.querySelectorAll(`.field[data-path^="${CSS.escape(path)}."] :is(input, textarea, select)`)];
    const isOpen = (own) => !own.value || own.value.includes("__");
    const input = this.input(path) || below.find((own) => own.value && words.includes(own.value)) || likest(below.filter(isOpen), words) || below.find(isOpen) || below[0];
    input?.focus();
    if (input?.value.includes("__")) input.select?.();
    return !!input;
  }

  /** Goes to where a finding is mended: to its field, or to a new one where it is missing. */
  fill(found) {
    const is = (field) => field.path === found.path || field.path.startsWith(`${found.path}.`);
    const missing = found.code === "VB006" && !this.input(found.path) && this.offered?.find(is);
    if (!missing) return this.go(found.path);
    this.begin(missing.path);
    return true;
  }

  /** Begins a field that is not there yet. */
  begin(path) {
    const field = this.offered?.find((own) => own.path === path);
    return field ? this.start([field]) : say("Không còn ô nào để thêm.");
  }

  /** Begins fields: they stand empty, and come into the text with what is typed into them. */
  start(fields) {
    this.take();
    return this.next(async () => {
      for (const field of fields) if (!this.input(field.path)) this.empty.set(field.path, { ...field, value: "" });
      await this.show();
      this.input(fields[0].path)?.focus();
    });
  }
}
