import { ask, at, current, documents, finding, forget, h, load, readFile, save, say } from "/assets/common.js";

const work = await load();
const drop = at("drop"), files = at("files");

if (current(work)) {
  at("resume").hidden = false;
  const more = work.docs.length > 1 ? ` và ${work.docs.length - 1} văn bản nữa` : "";
  const units = work.units.length ? `; ${work.units.length} đơn vị` : "";
  at("resume-what").textContent = `${current(work).name}${more}${units}`;
  at("resume-drop").addEventListener("click", async () => { await forget(); location.reload(); });
}

const { types } = await ask("/types");
at("type").replaceChildren(...types.map((type) => h("option", { value: type.code }, type.name)));
at("type").value = "CV";

/** Goes on with documents that were read. */
async function go(docs) {
  const fresh = { docs, at: 0, units: [], answers: {}, ticks: {}, edited: {}, formats: work.formats };
  await save(fresh);
  location.href = "/doc-hieu";
}

async function take(list) {
  const given = [...list];
  if (!given.length) return;
  drop.classList.add("busy");
  at("problems").replaceChildren();
  say(given.length > 1 ? `Đang đọc ${given.length} tệp…` : `Đang đọc ${given[0].name}…`);
  const docs = [];
  for (const file of given) {
    try {
      if (file.size > 25 << 20) throw Object.assign(new Error("quá 25 MB"), { findings: [] });
      const read = await readFile(file);
      docs.push(...documents(read, file));
    } catch (error) {
      const shown = error.findings?.length ? error.findings : [{ code: "", severity: "error", message: { vi: error.message } }];
      at("problems").append(...shown.map((found) => finding({ ...found, message: { vi: `${file.name}: ${found.message.vi}` } })));
    }
  }
  drop.classList.remove("busy");
  files.value = "";
  if (docs.length) await go(docs);
  else at("problems").firstElementChild?.scrollIntoView({ block: "nearest" });
}

files.addEventListener("change", () => take(files.files));
// Chosen before this was ready.
if (files.files.length) take(files.files);
for (const kind of ["dragover", "dragenter"]) document.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
for (const kind of ["dragleave", "dragend"]) document.addEventListener(kind, () => drop.classList.remove("over"));
document.addEventListener("drop", (event) => { event.preventDefault(); drop.classList.remove("over"); take(event.dataTransfer.files); });

at("paste").addEventListener("click", () => {
  const text = at("pasted").value;
  if (!text.trim()) return at("pasted").focus();
  const isYaml = /^\s*(#.*\n\s*)*(format|type|issuer)\s*:/.test(text);
  take([new File([text], isYaml ? "van-ban.yaml" : "van-ban.txt", { type: "text/plain" })]);
});

at("begin").addEventListener("click", async () => {
  const type = at("type");
  const text = await (await ask(`/starter?type=${encodeURIComponent(type.value)}`)).text();
  await go([{ name: `${type.selectedOptions[0].textContent} mới`, text, lines: [], remarks: [], guesses: {}, leftOut: [], pages: 0, scanned: [], file: null }]);
});
