// A source as a form: every value in its field, changed where it stands.
import { ask, h, marked, named, quoted, say, short, typing, unmarked } from "/assets/common.js";

const TITLES = /^\d+$/;

/** A choice as people call it; of words that only the file knows, what they mean. */
const offered = ({ word, about }) => (word === about || !about ? word : /^[a-z_]+$/.test(word) ? quoted(about) : `${quoted(about)} (${word})`);

/** A value as people write it. */
function written({ takes, value }) {
  const day = (takes === "date" || takes === "day") && /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  const month = takes === "date" && /^(\d{4})-(\d\d)$/.exec(value);
  if (month) return `${month[2]}/${month[1]}`;
  return day ? `${day[3]}/${day[2]}/${day[1]}` : marked(value);
}

/**
 * Shows the fields of `text()` in `form`; a change goes to `changed(text)`. `lit(path)` hears where the eye is; `guesses` maps
 * paths to why they are guesses.
 */
export class Form {
  constructor(form, { holds = "directive", text, changed, lit = () => {}, more, add, guesses = {}, only, place = () => "form" }) {
    Object.assign(this, { form, holds, text, changed, lit, more, guesses, only, place });
    form.addEventListener("submit", (event) => event.preventDefault());
    const path = (event) => event.target.closest?.(".field")?.dataset.path;
    form.addEventListener("focusin", (event) => this.look(path(event)));
    form.addEventListener("mouseover", (event) => this.look(path(event)));
    form.addEventListener("input", (event) => { if (path(event)) typing.set(this.place(), path(event), event.target.value); });
    form.addEventListener("change", (event) => this.edit(path(event), { set: event.target.value }, event.target));
    add?.addEventListener("click", () => this.begin(more.value));
  }

  look(path) {
    if (!path || path === this.seen) return;
    this.seen = path;
    this.lit(path);
  }

  /** Asks for the fields again; the form is drawn anew only where there are others. */
  async show() {
    const { fields, more, findings, yaml } = await ask("/fields", { source: this.text(), holds: this.holds });
    named([...fields, ...more]);
    const shown = fields.filter((field) => field.key !== "format" && (!this.only || this.only(field)));
    const shape = shown.map((field) => field.path).join(" ");
    if (shape !== this.shape) this.draw(shown);
    this.shape = shape;
    for (const field of shown) {
      const input = this.input(field.path);
      if (input && input !== document.activeElement && input.value !== written(field)) input.value = written(field);
    }
    if (this.more) {
      this.offered = more;
      const chosen = this.more.value;
      this.more.replaceChildren(...more.filter((field) => field.key !== "format").map((field) => h("option", { value: field.path }, this.name(field))));
      if (chosen) this.more.value = chosen;
    }
    this.mark(findings);
    this.goOn();
    return { findings, yaml };
  }

  /** Takes what was being typed when the page was left. */
  goOn() {
    const place = this.place();
    if (this.wentOn === place) return;
    this.wentOn = place;
    for (const [path, words] of typing.all(place)) {
      const input = this.input(path);
      typing.drop(place, path);
      if (!input || input.value === words || input === document.activeElement) continue;
      input.value = words;
      this.edit(path, { set: words }, input);
    }
  }

  name(field) {
    const words = field.names.filter((name, nth) => !TITLES.test(name) || nth === field.names.length - 1);
    const where = field.names.filter((name) => TITLES.test(name)).join(".");
    const last = words.at(-1);
    const label = TITLES.test(last) ? words.at(-2) || last : last;
    return where ? `${short(label)} (${where})` : short(label);
  }

  draw(fields) {
    const before = [...this.form.querySelectorAll(".field")];
    const nth = before.findIndex((field) => field.contains(document.activeElement));
    this.drawAll(fields);
    if (nth < 0) return;
    // The keyboard stays at its field, or at the one in its place.
    const now = [...this.form.querySelectorAll(".field")];
    const own = now.find((field) => field.dataset.path === before[nth].dataset.path) || now[Math.min(nth, now.length - 1)];
    own?.querySelector("input, textarea, select")?.focus();
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
    input.value = written(field);
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

  /** Goes to the field of a path, or to the first below it that is to be filled in. */
  go(path) {
    const below = [...this.form.querySelectorAll(`.field[data-path^="${CSS.escape(path)}."] :is(input, textarea, select)`)];
    const input = this.input(path) || below.find((own) => !own.value || own.value.includes("__")) || below[0];
    input?.focus();
    if (input?.value.includes("__")) input.select?.();
    return !!input;
  }

  /** Goes to where a finding is mended: to its field, or to a new one where it is missing. */
  fill(found) {
    const key = found.code === "VB006" && /`([a-z_]+)`/.exec(found.message.vi)?.[1];
    const missing = key && this.offered?.find((field) => field.path.split(".").includes(key));
    if (!missing) return this.go(found.path);
    this.begin(missing.path);
    return true;
  }

  begin(path) {
    const field = this.offered?.find((own) => own.path === path);
    if (!field) return;
    const first = field.takes === "choice" ? field.choices[0]?.word : field.takes === "number" ? "1" : "___";
    this.edit(path, { set: first }).then(() => {
      // What stands there holds its place only: typing takes it away.
      const input = this.input(path);
      input?.focus();
      input?.select?.();
    });
  }

  async edit(path, change, input) {
    if (!path) return;
    typing.drop(this.place(), path);
    const wants = change.set === "" ? { remove: true } : change.set ? { set: unmarked(change.set) } : change;
    try {
      const { source, by_hand: own } = await ask("/edit", { source: this.text(), path, ...wants });
      await this.changed(source, own);
    } catch (error) {
      say(error.message);
      input?.focus();
    }
  }
}
