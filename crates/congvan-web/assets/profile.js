// The form of the office's profile: its fields stand in the page, whatever the profile says, so nothing moves as it is filled in.
import { at, callIt, finding, h, isWhole, quoted, say, still, tell } from "/assets/common.js";
import { ROOT, below, profile, put, said } from "/assets/office.js";
import { typing } from "/assets/work.js";

/** A typist rests so long before what is typed is taken. */
const RESTS = 450;
const PLACE = "profile";

const form = at("form");
const fields = [...form.querySelectorAll(".field[data-path]")];
const powers = [1, 2].map((nth) => ({ kind: at(`o-power-${nth}`), of: at(`o-power-of-${nth}`) }));
const control = (field) => field.querySelector("input, textarea, select");
const fieldOf = (path) => fields.find((field) => field.dataset.path === path) || fields.find((field) => field.dataset.path === `${path}[]`);

/** What a field says now. */
function words(field) {
  if (field.dataset.path !== "signatory.authority[]") return control(field).value.trim();
  return powers.filter(({ kind }) => kind.value).map(({ kind, of }) => `${kind.value}. ${of.value.trim()}`).join("\n");
}

function show(field, text) {
  if (field.dataset.path !== "signatory.authority[]") { control(field).value = text; return; }
  powers.forEach(({ kind, of }, nth) => {
    const [, own = "", who = ""] = /^(\w+)\. ?(.*)$/.exec(text.split("\n")[nth] || "") || [];
    kind.value = own;
    of.value = who;
    of.disabled = !own;
  });
}

/** A field as the profile has it. */
function written(values, path) {
  if (path === "signatory.authority[]") return below(values, "signatory.authority").map(([own, of]) => `${own.split(".")[3]}. ${of}`).join("\n");
  if (!path.endsWith("[]")) {
    const day = path === "date" && /^(\d{4})-(\d\d)-(\d\d)$/.exec(values.get(path) || "");
    return day ? `${day[3]}/${day[2]}/${day[1]}` : values.get(path) || "";
  }
  const own = path.slice(0, -2);
  const lines = [];
  for (const [at, value] of below(values, own)) {
    if (at.endsWith(".purpose")) lines.push(`${lines.pop()} (${value})`);
    else lines.push(value);
  }
  return lines.join("\n");
}

/** The block of the signature as it will stand. */
function signs() {
  const lines = words(fieldOf("signatory.authority")).split("\n").filter(Boolean);
  const title = control(fieldOf("signatory.title")).value || (lines.length ? "" : "Chủ tịch");
  const above = lines.length || title !== "Chủ tịch" ? lines : ["TM. Ủy ban nhân dân"];
  at("signs").replaceChildren(...[...above, title].filter(Boolean).map((line) => h("b", {}, line.toLocaleUpperCase("vi"))), h("span", {}, control(fieldOf("signatory.name")).value || "…"));
}

/**
 * The form, which keeps what is typed in the profile; `heeds` gives the day and the territory that it is held to, `drawn(own,
 * findings)` comes after each change.
 */
export class Profile {
  constructor({ heeds, drawn }) {
    Object.assign(this, { heeds, drawn, waiting: new Map(), queue: Promise.resolve() });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", (event) => this.typed(event.target));
    form.addEventListener("change", (event) => { if (event.target.id === "own-rare") this.rare(); else { this.typed(event.target); this.take(); } });
    form.addEventListener("click", (event) => { const { dataset } = event.target; if (dataset.powers) this.fill(dataset); });
    for (const { kind, of } of powers) kind.addEventListener("change", () => {
      of.disabled = !kind.value;
      of.value = kind.value ? kind.selectedOptions[0].dataset.of : "";
    }, true);
  }

  typed(input) {
    const field = input.closest(".field[data-path]");
    if (!field) return;
    this.wait(field);
    this.usual(field);
    signs();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.take(), RESTS);
  }

  wait(field) {
    this.waiting.set(field, words(field));
    typing.set(PLACE, field.dataset.path, words(field));
  }

  /** What a group needs beside anything else in it comes along, and goes again when nothing else is left. */
  usual(field) {
    const own = fields.filter((other) => other.dataset.path.split(".")[0] === field.dataset.path.split(".")[0] && other.dataset.path.includes("."));
    const says = own.some((other) => !control(other).dataset.usual && words(other));
    for (const other of own.filter((one) => one !== field && control(one).dataset.usual)) {
      const usual = control(other).dataset.usual;
      if (says && !words(other)) control(other).value = usual;
      else if (!says && words(other) === usual) control(other).value = "";
      else continue;
      this.wait(other);
    }
  }

  /** Fills in who signs, in one of the usual ways. */
  fill({ title, powers: lines }) {
    show(fieldOf("signatory.authority"), lines.replaceAll("|", "\n"));
    control(fieldOf("signatory.title")).value = title;
    for (const path of ["signatory.authority", "signatory.title"]) this.wait(fieldOf(path));
    signs();
    this.take();
    control(fieldOf("signatory.name")).focus();
  }

  /** Takes what is typed, one field after the other, then looks at the whole. */
  take() {
    clearTimeout(this.timer);
    const now = [...this.waiting];
    if (!now.length) return this.queue;
    this.queue = this.queue.then(async () => {
      for (const [field, text] of now) {
        // What was typed further is taken as it is then.
        if (this.waiting.get(field) !== text) continue;
        await put(field.dataset.path, text);
        if (this.waiting.get(field) !== text) continue;
        this.waiting.delete(field);
        typing.drop(PLACE, field.dataset.path);
      }
      await this.show();
    }).catch(tell);
    return this.queue;
  }

  /** Shows the profile as it is kept. */
  async show() {
    const own = await profile();
    if (!own) return this.drawn(null, []);
    const { values, findings } = await said(own.text, this.heeds());
    for (const field of fields) {
      const label = field.querySelector("label, legend")?.textContent.trim();
      if (label) callIt(`${ROOT}.${field.dataset.path.replace("[]", "")}`, label);
    }
    await still();
    for (const field of fields) {
      if (this.waiting.has(field) || field.contains(document.activeElement)) continue;
      const text = written(values, field.dataset.path);
      if (words(field) !== text) show(field, text);
    }
    control(fieldOf("issuer")).placeholder = `Ủy ban nhân dân ${values.get("name") || ""}`.trim();
    signs();
    this.rare(values);
    this.mark(findings);
    this.findings = findings;
    return this.drawn(own, findings);
  }

  /** Shows the fields that few need where they say something, or where they are asked for. */
  rare(values) {
    this.values = values || this.values;
    const isCity = /^thành phố/i.test(this.values?.get("name") || "");
    for (const field of fields.filter((one) => one.classList.contains("rare"))) {
      const { usual } = control(field).dataset;
      field.hidden = !at("own-rare").checked && (!words(field) || words(field) === usual) && !(isCity && field.dataset.path === "level");
    }
  }

  /** The field that a finding is of: its own, the first below it, or one that it stands in; the name for what has no place. */
  fieldOf({ path }) {
    if (!path) return fieldOf("name");
    const steps = path.split(".");
    const above = steps.map((_, nth) => steps.slice(0, steps.length - nth).join("."));
    return fieldOf(path) || fields.find((field) => field.dataset.path.startsWith(`${path}.`)) || above.map(fieldOf).find(Boolean);
  }

  mark(findings) {
    const looks = { error: "wrong", warning: "doubtful", note: "noted" };
    form.querySelectorAll(".says").forEach((line) => line.remove());
    for (const field of fields) field.classList.remove(...Object.values(looks));
    for (const found of findings) {
      const field = this.fieldOf(found);
      if (!field) continue;
      field.classList.add(looks[found.severity]);
      field.hidden = false;
      field.append(h("p", { class: "says" }, quoted(found.message.vi, `${ROOT}.${found.path}`), found.help && ` ${quoted(found.help.vi, `${ROOT}.${found.path}`).replace(/^./, (first) => first.toLocaleUpperCase("vi"))}.`));
    }
  }

  /** Puts the right words into the field of a finding. */
  right(found) {
    const field = this.fieldOf(found);
    control(field).value = found.fix.replacement;
    this.wait(field);
    return this.take();
  }

  /** Goes to the field of a finding. */
  go(found) {
    const field = this.fieldOf(found);
    if (!field) return;
    for (let own = field; own; own = own.parentElement) if (own.tagName === "DETAILS") own.open = true;
    field.hidden = false;
    control(field).focus();
    field.scrollIntoView({ block: "center" });
  }

  /** Findings as a list, each with the way to its field. */
  list(findings) {
    return findings.map((found) => finding({ ...found, path: `${ROOT}.${found.path}` }, { go: () => this.go(found), fix: isWhole(found) && (() => this.right(found)) }));
  }
}
