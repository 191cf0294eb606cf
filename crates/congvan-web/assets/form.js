// A source as a form: every value in its field, changed where it stands.
import { ask, edited, h, marked, named, quoted, say, short, still } from "/assets/common.js";
import { typing } from "/assets/work.js";

const TITLES = /^\d+$/;

/** A choice as people call it; of words that only the file knows, what they mean. */
const offered = ({ word, about }) => (word === about || !about ? word : /^[a-z0-9_-]+$/.test(word) ? quoted(about) : `${quoted(about)} (${word})`);

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

/** A typist rests so long before what is typed is taken. */
const RESTS = 450;

/** Where a path leads once that item was taken out: those behind it move up. None where it was taken out itself. */
function moved(path, gone) {
  const steps = gone.split("."), nth = Number(steps.pop());
  const before = steps.concat("").join(".");
  if (path === gone || path.startsWith(`${gone}.`)) return null;
  if (!nth || !path.startsWith(before)) return path;
  const [own, ...rest] = path.slice(before.length).split(".");
  return Number(own) > nth ? before + [Number(own) - 1, ...rest].join(".") : path;
}

/**
 * Shows the fields of `text()` in `form`; a change goes to `changed(text)`. `lit(path)` hears where the eye is; `guesses` maps
 * paths to why they are guesses; `words(field, fields)` gives a field as people call it, or none where they do not see it. Changes are made one after the other, and what is being typed stands until it is taken.
 */
export class Form {
  constructor(form, { holds = "directive", text, changed, lit = () => {}, more, add, guesses = {}, place = () => "form", words = (field) => field }) {
    Object.assign(this, { form, holds, text, changed, lit, more, guesses, place, words, waiting: new Map(), queue: Promise.resolve() });
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
    if (!path) return;
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
    this.queue = this.queue.then(act).catch((error) => say(error.message));
    return this.queue;
  }

  /** Makes a change, after what is typed. */
  edit(path, change) {
    this.take();
    return this.next(() => this.make(path, change));
  }

  async make(path, change) {
    const place = this.place();
    const { source, by_hand: own } = await edited(await this.text(), path, change);
    if (change.remove || change.set === "") this.gone(path);
    if (change.set != null && this.waiting.get(path) === change.set) this.waiting.delete(path);
    await this.changed(source, own);
    if (!this.waiting.has(path)) typing.drop(place, path);
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
    this.last = path;
  }

  /** Asks for the fields again; the form is drawn anew only where there are others, and never under a button that is pressed. */
  async show() {
    const { fields, more, findings, yaml } = await ask("/fields", { source: await this.text(), holds: this.holds });
    await still();
    named([...fields, ...more]);
    const shown = fields.filter((field) => field.key !== "format").map((field) => this.words(field, fields)).filter(Boolean);
    const shape = shown.map((field) => field.path).join(" ");
    if (shape !== this.shape) this.draw(shown);
    this.shape = shape;
    for (const field of shown) {
      const input = this.input(field.path);
      if (input && input !== document.activeElement && !this.waiting.has(field.path) && input.value !== written(field)) input.value = written(field);
    }
    if (this.more) {
      this.offered = more.filter((field) => field.key !== "format");
      const chosen = this.more.value;
      const same = [...this.more.options].map((option) => option.value).join(" ") === this.offered.map((field) => field.path).join(" ");
      if (!same) this.more.replaceChildren(...this.offered.map((field) => h("option", { value: field.path }, this.name(field))));
      if (chosen) this.more.value = chosen;
    }
    this.mark(findings);
    return { findings, yaml };
  }

  name(field) {
    if (field.label) return field.label;
    const words = field.names.filter((name, nth) => !TITLES.test(name) || nth === field.names.length - 1);
    const where = field.names.filter((name) => TITLES.test(name)).join(".");
    const last = words.at(-1);
    const label = TITLES.test(last) ? words.at(-2) || last : last;
    return where ? `${short(label)} (${where})` : short(label);
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
    this.form.replaceChildren(...[...groups.values()].map((own) => {
      const title = short(own[0].names[0]);
      return h("fieldset", { class: "group" }, h("legend", {}, title), own.map((field) => this.field(field, own.length === 1 && own[0].names.length === 1)));
    }));
  }

  field(field, alone) {
    const id = `f-${field.path}`;
    const given = { id, "data-path": field.path };
    let input;
    if (field.takes === "choice") {
      const known = field.choices.some((choice) => choice.word === field.value);
      input = h("select", given, !field.required && h("option", { value: "" }, "—"), !known && field.value && h("option", {}, field.value),
        field.choices.map((choice) => h("option", { value: choice.word }, offered(choice))));
    } else if (field.value.length > 55 || field.value.includes("\n")) {
      input = h("textarea", { ...given, rows: Math.min(9, Math.ceil(field.value.length / 52)), spellcheck: "false" });
    } else {
      input = h("input", { ...given, inputmode: field.takes === "number" ? "numeric" : false, placeholder: field.takes === "date" || field.takes === "day" ? "ngày/tháng/năm" : false });
    }
    input.value = this.waiting.get(field.path) ?? written(field);
    const guess = this.guesses[field.path];
    const goes = TITLES.test(field.path.split(".").at(-1)) || !field.required;
    return h("div", { class: `field${guess ? " guess" : ""}`, "data-path": field.path },
      h("label", { for: id, class: alone ? "unseen" : false }, this.name(field)),
      h("div", { class: "line" }, input, goes && h("button", { type: "button", class: "small quiet", "aria-label": `Bỏ ${this.name(field)}`, title: "Bỏ ô này", onclick: () => this.edit(field.path, { remove: true }) }, "✕")),
      guess && h("p", { class: "guessed" }, `Máy đoán: ${guess}`));
  }

  input(path) {
    return this.form.querySelector(`.field[data-path="${CSS.escape(path)}"] :is(input, textarea, select)`);
  }

  /** Puts each finding at its field, or at the nearest above it. */
  mark(findings) {
    const looks = { error: "wrong", warning: "doubtful", note: "noted" };
    this.form.querySelectorAll(".field").forEach((field) => field.classList.remove(...Object.values(looks)));
    this.form.querySelectorAll(".says").forEach((line) => line.remove());
    for (const found of findings) {
      const field = found.path && this.form.querySelector(`.field[data-path="${CSS.escape(found.path)}"]`);
      if (!field) continue;
      field.classList.add(looks[found.severity]);
      const id = `says-${found.code}-${found.path}`;
      field.append(h("p", { class: "says", id }, quoted(found.message.vi)));
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

  /** Adds a field, which is filled in next. */
  begin(path) {
    const field = this.offered?.find((own) => own.path === path);
    if (!field) return say("Không còn ô nào để thêm.");
    const first = field.takes === "choice" ? field.choices[0]?.word : field.takes === "number" ? "1" : "___";
    return this.edit(path, { set: first }).then(() => {
      // What stands there holds its place only: typing takes it away.
      const input = this.input(path);
      input?.focus();
      input?.select?.();
    });
  }
}
