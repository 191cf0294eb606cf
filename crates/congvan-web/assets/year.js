import { ask, at, download, finding, h, hand, keep, kept, latest, quoted, say, sheets } from "/assets/common.js";
import { Form } from "/assets/form.js";

const TEMPLATES = { "nghi-le": "thông báo nghỉ", "an-toan-thong-tin": "an toàn thông tin" };

let plan = await kept("plan");
if (!plan) {
  const profile = await kept("profile");
  plan = await begun(profile ? profile.text : null).catch(() => null);
}

/** A plan of the office of a profile; of none, nothing is taken for it. */
async function begun(profile) {
  if (!profile) return null;
  const starter = await (await ask("/starter?holds=notices")).text();
  const { fields } = await ask("/fields", { source: profile, holds: "units" });
  const office = {};
  for (const { path, value } of fields.filter((field) => field.path.startsWith("units.1."))) put(office, path.split(".").slice(2), value);
  if (!office.name) return null;
  return { text: starter.replace(/^office:\n(?: .*\n)+/m, () => `office:\n${written(office, "  ")}`), year: nextYear(), assume: false };
}

/** The year that offices plan for. */
function nextYear() {
  return new Date().getFullYear() + (new Date().getMonth() > 8 ? 1 : 0);
}

/** Puts a value where its path leads: keys, and numbers of items from 1. */
function put(tree, [step, ...rest], value) {
  const key = /^\d+$/.test(step) ? Number(step) - 1 : step;
  if (rest.length) put(tree[key] ??= /^\d+$/.test(rest[0]) ? [] : {}, rest, value);
  else if (value) tree[key] = value;
}

/** A tree as YAML. */
function written(tree, pad) {
  return Object.entries(tree).map(([key, value]) => {
    const mark = Array.isArray(tree) ? `${pad}-` : `${pad}${key}:`;
    return typeof value === "object" ? `${mark}\n${written(value, `${pad}  `)}` : `${mark} ${JSON.stringify(value)}\n`;
  }).join("");
}

if (plan) open();
else {
  at("whose").hidden = false;
  at("whole").hidden = at("acts").hidden = true;
  at("whose").addEventListener("submit", async (event) => {
    event.preventDefault();
    const name = at("whose-name").value.trim();
    if (!name) return at("whose-name").focus();
    try {
      plan = await begun(await (await ask(`/units/profile?q=${encodeURIComponent(name)}`)).text());
      await keep("plan", plan);
      location.reload();
    } catch (error) { at("whose-wrong").textContent = quoted(error.message); }
  });
  at("whose-import").addEventListener("change", async () => {
    await keep("plan", { text: await at("whose-import").files[0].text(), year: nextYear(), assume: false });
    location.reload();
  });
}

function open() {
  at("year").value = plan.year;
  at("assume").checked = plan.assume;
  const form = new Form(at("form"), {
    holds: "notices", text: () => plan.text, more: at("more"), add: at("add"), place: () => "plan",
    changed: async (text) => { plan.text = text; await keep("plan", plan); await form.show(); look(); },
  });

  const asked = (more) => ({ source: plan.text, year: Number(plan.year), assume: plan.assume, ...more });

  const look = latest(60, async (isLast) => {
    let year;
    try {
      year = await ask("/notices", asked({}));
    } catch (error) {
      if (isLast()) {
        at("findings").replaceChildren(...(error.findings || []).map((found) => finding(found, { go: (one) => form.go(one.path) })));
        at("notices").replaceChildren();
      }
      return;
    }
    if (!isLast()) return;
    at("summary").textContent = `Năm ${year.year} (${year.name}): ${year.notices.length} văn bản. Ngày còn chờ quyết định để trống trong văn bản, có đánh dấu ở đây.`;
    at("findings").replaceChildren(...year.findings.map((found) => finding(found, { go: (one) => form.go(one.path) })));
    at("skipped").replaceChildren(...year.skipped.map((why) => h("li", {}, why)));
    at("notices").replaceChildren(...year.notices.map((notice, nth) => row(notice, nth)));
    show(Math.min(plan.seen || 0, year.notices.length - 1));
  });


  function row(notice, nth) {
    const days = notice.days.from === notice.days.to ? notice.days.from : `${notice.days.from} – ${notice.days.to}`;
    return h("tr", { "data-nth": nth }, h("th", { scope: "row" }, notice.occasion),
      h("td", {}, days, notice.undecided && h("div", {}, h("span", { class: "tag must" }, "chờ quyết định"))),
      h("td", {}, notice.days.lunar), h("td", {}, TEMPLATES[notice.template] || notice.template),
      h("td", {}, h("div", { class: "row" },
        h("button", { type: "button", class: "small", "aria-label": `Xem ${notice.occasion}`, onclick: () => show(nth) }, "Xem"),
        [["docx", "Word"], ["pdf", "PDF"]].map(([format, word]) => h("button", { type: "button", class: "small", "aria-label": `Tải ${word} ${notice.occasion}`, onclick: () => one(nth, format) }, word)))));
  }

  async function show(nth) {
    if (nth < 0) return;
    plan.seen = nth;
    const { notices } = await ask("/notices", asked({ notice: nth + 1, to: "svg" }));
    sheets(at("shown"), notices[0].pages);
    at("notices").querySelectorAll("tr").forEach((line) => line.classList.toggle("here", Number(line.dataset.nth) === nth));
  }

  const one = async (nth, format) => {
    try { await download(await ask("/notices", asked({ notice: nth + 1, to: [format] }))); } catch (error) { say(error.message); }
  };

  at("year").addEventListener("change", async () => { plan.year = at("year").value; await keep("plan", plan); look(); });
  at("assume").addEventListener("change", async () => { plan.assume = at("assume").checked; await keep("plan", plan); look(); });
  at("all").addEventListener("click", async () => {
    try { await download(await ask("/notices", asked({ to: ["docx", "pdf"] }))); say("Đã tải cả năm."); } catch (error) { say(error.message); }
  });
  at("plan-export").addEventListener("click", () => hand("ke-hoach.yaml", new Blob([plan.text], { type: "application/yaml" })));
  at("plan-import").addEventListener("change", async () => { plan.text = await at("plan-import").files[0].text(); await keep("plan", plan); await form.show(); look(); });

  form.show();
  look();
}
