import { ask, at, documents, h, quoted, readFile, ready, say, tell } from "/assets/common.js";
import { opened } from "/assets/settle.js";
import { about, mayEnd, unfinished } from "/assets/unfinished.js";
import { current, forget, save, typing } from "/assets/work.js";

const work = await opened();
const drop = at("drop"), files = at("files");

if (current(work)) {
  at("resume").hidden = false;
  at("resume-what").textContent = about(work);
  at("resume-drop").addEventListener("click", async () => { if (!(await mayEnd(work, "Bỏ, làm việc mới"))) return; await forget(); location.reload(); });
}

unfinished(at("others"));

ask("/types").then(({ types }) => {
  at("type").replaceChildren(...types.map((type) => h("option", { value: type.code }, type.name)));
  at("type").value = "CV";
}).catch(tell);

/** Goes on with documents that were read; `unread` tells of files that were not. */
async function go(docs, unread = []) {
  await forget();
  await save({ docs, at: 0, units: {}, answers: {}, ticks: {}, hand: {}, formats: work.formats, unread });
  location.href = "/doc-hieu";
}

/** Whether unfinished work may go: asked in a box, where there is some. */
async function mayReplace() {
  if (!current(work)) return true;
  const box = at("replace");
  at("replace-what").textContent = at("resume-what").textContent;
  box.returnValue = "keep";
  box.showModal();
  await new Promise((done) => box.addEventListener("close", done, { once: true }));
  return box.returnValue === "replace";
}

async function take(list) {
  const given = [...list];
  if (!given.length) return;
  files.value = "";
  if (!(await mayReplace())) return say("Giữ việc đang làm; chưa mở tệp nào.");
  drop.classList.add("busy");
  at("problems").replaceChildren();
  const kinds = at("kinds").textContent;
  at("kinds").textContent = given.length > 1 ? `Đang đọc ${given.length} tệp…` : `Đang đọc ${given[0].name}…`;
  say(at("kinds").textContent);
  const docs = [], unread = [];
  for (const file of given) {
    try {
      if (file.size > 25 << 20) throw new Error("quá 25 MB");
      const read = await readFile(file);
      if (!read.documents.length) throw new Error("không thấy văn bản nào trong tệp");
      docs.push(...documents(read, file));
    } catch (error) {
      unread.push(`${file.name}: ${error.message}`);
    }
  }
  drop.classList.remove("busy");
  at("kinds").textContent = kinds;
  if (docs.length) return go(docs, unread);
  at("problems").replaceChildren(...unread.map((why) => h("li", { class: "error" }, h("b", {}, "Không đọc được"), " ", quoted(why))));
  return at("problems").firstElementChild?.scrollIntoView({ block: "nearest" });
}

files.addEventListener("change", () => take(files.files));
// Chosen before this was ready.
if (files.files.length) take(files.files);
for (const kind of ["dragover", "dragenter"]) document.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
for (const kind of ["dragleave", "dragend"]) document.addEventListener(kind, () => drop.classList.remove("over"));
document.addEventListener("drop", (event) => { event.preventDefault(); drop.classList.remove("over"); take(event.dataTransfer.files); });

// What was pasted stays there until it is read.
const [begun] = typing.all("start");
if (begun) { at("pasted").value = begun[1]; at("pasted").closest("details").open = true; }
at("pasted").addEventListener("input", () => typing.set("start", "pasted", at("pasted").value));
at("paste").addEventListener("click", () => {
  const text = at("pasted").value;
  if (!text.trim()) { say("Chưa có nội dung nào để đọc: hãy dán văn bản vào ô này trước."); return at("pasted").focus(); }
  const isYaml = /^\s*(#.*\n\s*)*(format|type|issuer)\s*:/.test(text);
  take([new File([text], isYaml ? "van-ban.yaml" : "van-ban.txt", { type: "text/plain" })]);
});

at("begin").addEventListener("click", async () => {
  if (!(await mayReplace())) return;
  const type = at("type");
  const text = await (await ask(`/starter?type=${encodeURIComponent(type.value)}`)).text();
  await go([{ name: `${type.selectedOptions[0].textContent} mới`, text, lines: [], remarks: [], guesses: {}, leftOut: [], pages: 0, scanned: [], file: null }]);
});
ready();
