// What the pages share: the server, and small pieces of page.

const GONE = "Không gặp được máy chủ: cửa sổ chạy congvan serve còn mở không?";
const ANEW = "Máy chủ đã khởi động lại: hãy mở địa chỉ mới mà congvan serve in ra. Những gì đã gõ vẫn còn ở trình duyệt này.";

let isLeaving = false;
addEventListener("pagehide", () => { isLeaving = true; });
addEventListener("pageshow", () => { isLeaving = false; });

/** Tells over the page, which stays as it was, that the server is not there, and tries again where that is asked for. */
function tellAbsent(why) {
  if (document.getElementById("gone")) { document.querySelector("#gone span").textContent = why; return; }
  const again = h("button", { type: "button", onclick: async () => {
    again.disabled = true;
    const answer = await fetch("/api/v1/types").catch(() => null);
    if (answer?.ok) return location.reload();
    again.disabled = false;
    return tellAbsent(answer ? ANEW : `Vẫn chưa gặp được máy chủ, lúc ${new Date().toLocaleTimeString("vi")}. Hãy chạy lại congvan serve.`);
  } }, "Thử lại");
  document.body.append(h("div", { id: "gone", role: "alert" }, h("span", {}, why), again));
}

/** Asks the server. What it refuses is thrown with its findings. */
export async function ask(path, body, options = {}) {
  const given = body === undefined ? {} : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  let response;
  try {
    response = await fetch(`/api/v1${path}`, { ...given, ...options });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    if (!isLeaving) tellAbsent(GONE);
    throw Object.assign(new Error(GONE), { findings: [], isGone: true });
  }
  if (response.status === 401) tellAbsent(ANEW);
  else document.getElementById("gone")?.remove();
  if (response.ok) return response.headers.get("content-type").startsWith("application/json") ? response.json() : response;
  const findings = (await response.json().catch(() => ({ findings: [] }))).findings;
  const told = findings.map((found) => found.message.vi).join("; ");
  throw Object.assign(new Error(told || `Lỗi ${response.status}`), { findings, status: response.status });
}

/** An element: its attributes, then what stands in it. */
export function h(name, given = {}, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(given)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key.startsWith("aria-")) { if (value != null) made.setAttribute(key, value); }
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value != null) made.setAttribute(key, value);
  }
  made.append(...inside.flat().filter((part) => part != null && part !== false));
  return made;
}

export const at = (id) => document.getElementById(id);

// On a narrow screen the steps scroll; the one at hand is in sight.
const here = document.querySelector(".steps [aria-current]");
if (here) here.closest("ol").scrollLeft = here.offsetLeft - innerWidth / 3;

/** Draws anew, and leaves the keyboard where it was: at the element with the same `data-focus`. */
export function redrawn(act) {
  const own = document.activeElement?.dataset.focus;
  act();
  if (own && !document.activeElement?.dataset.focus) document.querySelector(`[data-focus="${CSS.escape(own)}"]`)?.focus();
}

/** So long after the button of the mouse is let go its click has come. */
const CLICKS = 30;
let isDown = false, isBusy = false;
const waiting = [];
function letGo() {
  isDown = false;
  setTimeout(() => {
    if (isDown) return;
    isBusy = false;
    waiting.splice(0).forEach((go) => go());
  }, CLICKS);
}
addEventListener("pointerdown", () => { isDown = isBusy = true; }, true);
for (const kind of ["pointerup", "pointercancel", "keydown", "dragend"]) addEventListener(kind, letGo, true);
// Where no end is told, as of a list that opened, the next move tells it.
addEventListener("pointermove", (event) => { if (isDown && !event.buttons) letGo(); }, true);

/** Once no button of the mouse is down: nothing on the page moves or comes anew between a press and its click. */
export const still = () => (isBusy ? new Promise((done) => { waiting.push(done); }) : Promise.resolve());

let isReady = false, early;
addEventListener("click", (event) => {
  if (isReady || !event.target.closest?.("main button")) return;
  event.stopImmediatePropagation();
  event.preventDefault();
  early = event.target;
}, true);

/** A button that is pressed while the page still begins is pressed once it has begun. */
export const ready = (begun) => Promise.resolve(begun).finally(() => {
  isReady = true;
  if (early?.isConnected) early.click();
});

/** Before a link of the page is followed `act` is done; where it gives false, the page stays. */
export function beforeLeaving(act) {
  addEventListener("click", async (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.origin !== location.origin || link.hash && link.pathname === location.pathname) return;
    event.preventDefault();
    if ((await act(link)) !== false) location.href = link.href;
  });
}

/** A page that comes back as it was left would show work as it was then. */
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

addEventListener("parted", () => say("Việc này cũng đang mở ở thẻ khác. Từ đây thẻ này có bản riêng, không đụng đến bản kia."));

let fading;
/** Says something in passing. */
export function say(text) {
  const line = at("status");
  line.textContent = text;
  line.classList.add("shown");
  clearTimeout(fading);
  fading = setTimeout(() => line.classList.remove("shown"), 4000);
}

/** Asks in a box whether something is done that cannot be undone. */
export async function confirmed(title, what, yes) {
  const box = h("dialog", { "aria-labelledby": "sure-title" }, h("h2", { id: "sure-title" }, title), h("p", {}, what),
    h("form", { method: "dialog", class: "row" }, h("button", { class: "first", value: "no", autofocus: true }, "Giữ lại"), h("button", { value: "yes" }, yes)));
  document.body.append(box);
  box.showModal();
  await new Promise((done) => box.addEventListener("close", done, { once: true }));
  box.remove();
  return box.returnValue === "yes";
}

/** Offers in `place` the units whose names are near to one that no unit bears. */
export async function near(place, name, choose, on = "") {
  const { units } = await ask(`/units?q=${encodeURIComponent(name)}${on}`);
  const all = units.flatMap((unit) => (unit.in_force ? [unit] : unit.successors)).slice(0, 6);
  place.replaceChildren(...all.map((unit) => {
    const words = [unit.name, unit.district, unit.province].filter(Boolean).join(", ");
    return h("li", {}, h("button", { type: "button", class: "small", onclick: () => { place.replaceChildren(); choose(words); } }, words));
  }));
}

/** What keys of a file are called in the forms of this page. */
export const KEYS = new Map();

/** The place of a deadline within a sentence, as it is shown and as the file has it. */
export const marked = (text) => text.replaceAll("{deadline}", "[thời hạn]");
export const unmarked = (text) => text.replaceAll("[thời hạn]", "{deadline}");

/** The source with one field changed, as it was typed; what was emptied goes, but where `isEmpty` says that it stays empty. */
export function edited(source, path, change) {
  const { isEmpty, ...own } = change;
  const wants = own.set === "" && !isEmpty ? { remove: true } : own.set ? { set: unmarked(own.set) } : own;
  return ask("/edit", { source, path, ...wants });
}

/** Learns what the keys of a document are called, where no form of it is shown. */
export async function learn(source) {
  const { fields, more } = await ask("/fields", { source }).catch(() => ({ fields: [], more: [] }));
  named([...fields, ...more]);
}

const TITLES = /^\d+$/;

/** The name of a field without what is explained of it; keys within it by their own names. */
export function short(name) {
  const words = marked(name).split(/[;:(]/)[0].trim();
  const own = words.length > 28 || words.includes("`") ? words.split(",")[0] : words;
  return own.replace(/ ?`([^`]*)`/g, (_, key) => (/^[a-z_]+$/.test(key) ? (KEYS.has(key) ? ` ${KEYS.get(key)}` : "") : ` “${key}”`)).replaceAll("`", "").trim();
}

/** What each place is called, whatever the numbers of its items: one key is another thing elsewhere. */
const PLACES = new Map();
const placeOf = (steps) => steps.map((step) => (TITLES.test(step) ? "n" : step)).join(".");

/** Calls what stands at a path as the form does that shows it. */
export const callIt = (path, name) => PLACES.set(placeOf(path.split(".")), name);

/** What a key is called in a message of a place: there, beside it, or above; else anywhere. */
function keyAt(key, path) {
  const steps = path ? path.split(".") : [];
  for (let end = steps.length; end > 0; end -= 1) {
    const own = steps.slice(0, end);
    const near = PLACES.get(placeOf(steps.at(end - 1) === key ? own : [...own, key]));
    if (near) return near;
  }
  return PLACES.get(key) || KEYS.get(key);
}

/** Learns the names of keys; those that speak of other keys come last. */
export function named(fields) {
  for (const field of fields) field.path.split(".").forEach((step, nth, steps) => {
    const name = field.names[nth];
    if (name && !TITLES.test(step) && !TITLES.test(name)) PLACES.set(placeOf(steps.slice(0, nth + 1)), short(name));
  });
  const all = fields.flatMap((field) => field.names.map((name, nth) => [field.path.split(".")[nth], name]));
  const known = all.filter(([key, name]) => key && !TITLES.test(name));
  for (const has of [false, true]) for (const [key, name] of known) if (name.includes("`") === has) KEYS.set(key, short(name));
}

// Until a form is shown that has them, keys are called as the tables do.
for (const [key, name] of Object.entries(JSON.parse(at("keys")?.textContent || "{}"))) KEYS.set(key, short(name));

/** Words in the marks of a document rather than of a terminal, keys of a file by their names; pages that only the project has are not named. */
export const quoted = (text, path) => marked(text).replace(/(?:[;,:] ?)?(?:xem )?docs\/[a-z]+\.md/g, "").replace(/`([^`]*)`/g, (_, word) => `“${keyAt(word.replace(/: …$/, ""), path) || word.replace(/^- ([A-Z]+): /, "$1. ")}”`);

/** Whether what is put right is the value whole: the name of a unit that has another name that day. */
export const isWhole = (found) => !!found.fix && found.code === "VB023";

export const WORDS = { error: "Lỗi", warning: "Nên xem", note: "Lưu ý" };

/** What a code means, in a box over the page. */
export async function explain(code) {
  const { page, clause } = await ask(`/rules/${encodeURIComponent(code)}`);
  at("meaning-title").textContent = `${code}${clause ? ` · ${clause}` : ""}`;
  at("meaning").querySelector(".page").textContent = page.replace(/^# .*\n+/, "").replace(/```\w*\n?/g, "").trim();
  at("meaning").showModal();
}

/** A finding as an item of a list; `fix` and `go` are what its buttons do, where they do anything. */
export function finding(found, { fix, go, way = "Đến ô" } = {}) {
  const adds = go && way === "Đến ô" && found.code === "VB006";
  return h("li", { class: found.severity === "note" ? "note-level" : found.severity },
    h("b", {}, WORDS[found.severity]), " ", quoted(found.message.vi, found.path),
    found.help && !adds && h("div", { class: "note" }, quoted(found.help.vi, found.path)),
    h("div", { class: "row" },
      found.fix && fix && h("button", { type: "button", class: "small", onclick: () => fix(found) }, "Sửa giúp"),
      go && (found.path || found.file === "unit") && h("button", { type: "button", class: "small", onclick: () => go(found) }, adds ? "Thêm ô" : way),
      found.code.startsWith("VB") && h("button", { type: "button", class: "small quiet", onclick: () => explain(found.code) }, `${found.code}: vì sao?`)));
}

/** Pages as they print. */
export function sheets(place, pages, parts = {}) {
  const many = pages.length;
  place.replaceChildren(...pages.map((page, nth) => {
    const sheet = h("figure", { class: "sheet", "aria-label": `Trang ${nth + 1} trên ${many}` });
    sheet.innerHTML = page;
    return sheet;
  }));
  place.classList.remove("old");
  place.parts = parts;
}

/** Lights the words that a path became. */
export function light(place, path, into = true) {
  place.querySelectorAll(".lit").forEach((lit) => lit.classList.remove("lit"));
  const part = path == null ? undefined : partOf(place.parts || {}, path);
  if (part === undefined) return;
  const lit = [...place.querySelectorAll(`[data-part="${part}"]`)];
  lit.forEach((text) => text.classList.add("lit"));
  if (into && lit[0]) {
    const box = lit[0].getBoundingClientRect(), around = place.getBoundingClientRect();
    if (place.scrollHeight > place.clientHeight) place.scrollTop += box.top - around.top - place.clientHeight / 3;
  }
}

function partOf(parts, path) {
  if (parts[path] !== undefined) return parts[path];
  const below = Object.keys(parts).find((own) => own.startsWith(`${path}.`));
  if (below) return parts[below];
  const above = path.split(".").slice(0, -1).join(".");
  return above ? partOf(parts, above) : undefined;
}

/** Whether something went wrong in the page itself rather than in what was asked of it. */
const isOwnFault = (error) => [TypeError, ReferenceError, RangeError, SyntaxError, DOMException].some((kind) => error instanceof kind);

/** Tells why something was not done; a fault of the page is told in plain words, and to the browser. */
export function tell(error) {
  if (!isOwnFault(error)) return say(quoted(error.message));
  reportError(error);
  return say("Trang gặp trục trặc ở việc vừa làm; hãy tải lại trang. Những gì đã gõ vẫn còn.");
}

/** What was shown stays where nothing new can be: dimmed, with why above it; where nothing was shown, the reason alone. */
export function stays(place, why) {
  place.querySelector(".stale")?.remove();
  const line = h("p", { class: "stale wrong", role: "alert" }, why);
  if (place.querySelector(".sheet")) { place.classList.add("old"); place.prepend(line); } else place.replaceChildren(h("p", { class: "empty" }, why));
}

/** Asks once the typing rests, and heeds only the last answer. */
export function latest(wait, act) {
  let timer, run = 0;
  return (...given) => {
    clearTimeout(timer);
    const own = ++run;
    timer = setTimeout(() => act(() => own === run, ...given).catch(tell), wait);
  };
}

/** What a file holds, each as a document of its own; the file goes along where it has pages to look at. */
export const documents = (read, file) => read.documents.map((one) => ({
  name: read.name, text: one.source, lines: one.lines, guesses: one.guesses, remarks: [...read.remarks, ...one.remarks],
  leftOut: read.left_out, pages: read.pages, scanned: read.scanned, file: read.pages ? file : null,
}));

/** Asks what a file holds; `ocr` lets pictures of pages be recognised. */
export const readFile = (file, ocr = false) => ask(`/import?name=${encodeURIComponent(file.name)}&ocr=${ocr}`, undefined, { method: "POST", headers: { "content-type": "application/octet-stream" }, body: file });

/** Hands a file to the browser. */
export function hand(name, blob) {
  const url = URL.createObjectURL(blob);
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

/** The file that a response holds, under the name it gives, under another, or under what `name` makes of it. */
export async function download(response, name) {
  const told = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("content-disposition") || "");
  const own = told ? decodeURIComponent(told[1]) : "van-ban";
  hand(typeof name === "function" ? name(own) : name || own, await response.blob());
}

/** Two texts by words: what stands in both, what went, what came. */
export function changes(before, after) {
  const [a, b] = [before, after].map((text) => text.match(/\s+|[^\s]+/g) || []);
  if (a.length * b.length > 4e6) return [["del", before], ["ins", after]];
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) for (let j = b.length - 1; j >= 0; j--)
    rows[i][j] = a[i] === b[j] ? rows[i + 1][j + 1] + 1 : Math.max(rows[i + 1][j], rows[i][j + 1]);
  const told = [];
  const add = (kind, word) => { const last = told.at(-1); if (last && last[0] === kind) last[1] += word; else told.push([kind, word]); };
  let i = 0, j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) { add("same", a[i]); i++; j++; }
    else if (j >= b.length || (i < a.length && rows[i + 1][j] >= rows[i][j + 1])) add("del", a[i++]);
    else add("ins", b[j++]);
  }
  return told;
}
