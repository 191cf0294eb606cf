// Drives `congvan serve` in a headless browser as clerks do, and holds every page to what it promises.
//
// usage: node check-page.mjs COMMAND FOLDER [TOOLS]
// COMMAND is the program; downloads and pictures go to FOLDER, which holds `cv-tinh.docx`, a superior's dispatch as
// another program wrote it; playwright-core and axe-core lie in TOOLS. ONLY=WORDS runs the checks so called.
import { spawn, spawnSync, execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const [command, out, tools = `${process.env.HOME}/.cache/congvan-checkers/browser`] = process.argv.slice(2);
const required = createRequire(`${resolve(tools)}/`);
const { chromium } = required("playwright-core");
const axe = readFileSync(required.resolve("axe-core/axe.min.js"), "utf8");
const root = resolve(import.meta.dirname, "..");
mkdirSync(out, { recursive: true });

const PAGES = { start: "/", read: "/doc-hieu", units: "/don-vi", decide: "/quyet-dinh", print: "/ban-in", download: "/tai-ve", year: "/trong-nam" };
const EXAMPLE = join(root, "crates/congvan-web/src/api/example.yaml");
/** What arrives: a signed PDF, and a DOCX that LibreOffice wrote. */
const ARRIVED = { PDF: join(root, "samples/cv-tinh.pdf"), DOCX: join(out, "cv-tinh.docx") };
let steps = 0;

function holds(what, is) {
  if (!is) throw new Error(`does not hold: ${what}`);
  steps += 1;
}

/** Starts the server; its address, and how to stop it. */
async function served() {
  const server = spawn(command, ["serve", "--port", "0", "--lang", "vi"], { stdio: ["ignore", "pipe", "inherit"] });
  const address = await new Promise((done, failed) => {
    let told = "";
    server.stdout.on("data", (text) => { told += text; const found = /http:\S+/.exec(told); if (found) done(found[0]); });
    server.on("exit", (code) => failed(new Error(`the server ended with ${code}`)));
  });
  const stop = (signal) => new Promise((done) => { const from = Date.now(); server.removeAllListeners("exit"); server.on("exit", (code) => done([code, Date.now() - from])); server.kill(signal); });
  return { address, stop };
}

const { address, stop } = await served();
const { origin } = new URL(address);
const browser = await chromium.launch({ executablePath: ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync), args: ["--no-sandbox"] });

/** A browser of someone new, whose every complaint counts. */
async function someone(options = {}) {
  const context = await browser.newContext({ locale: "vi-VN", viewport: { width: 1280, height: 860 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20000);
  page.on("pageerror", (error) => { throw error; });
  page.on("console", (line) => { if (line.type() === "error" && !/status of 4\d\d/.test(line.text())) throw new Error(line.text()); });
  page.on("request", (asked) => { if (!/^(data|blob):/.test(asked.url()) && new URL(asked.url()).origin !== origin) throw new Error(`asks for ${asked.url()}`); });
  await page.goto(address);
  await page.waitForURL(`${origin}/`);
  return page;
}

/** The file that `act` makes the browser keep. */
async function kept(page, act) {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  const path = join(out, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

const text = (...args) => execFileSync(args[0], args.slice(1), { encoding: "utf8" });

/** Whether a DOCX is one, and its words. */
function docxWords(file) {
  text("unzip", "-tqq", file);
  const xml = text("unzip", "-p", file, "word/document.xml");
  return xml.replace(/<\/w:p>/g, "\n").replace(/<[^>]+>/g, "");
}

/** Holds a downloaded file to what its kind promises: it opens, and says whose it is. */
const OPENS = {
  Word: (file) => holds("the DOCX is the commune's", docxWords(file).includes("CHI LĂNG")),
  "Word có vết sửa": (file) => {
    const xml = text("unzip", "-p", file, "word/document.xml");
    holds("the DOCX shows changes", xml.includes("<w:ins ") && xml.includes("<w:del ") && docxWords(file).includes("CHI LĂNG"));
  },
  PDF: (file) => holds("the PDF is the commune's", /CHI LĂNG/.test(text("pdftotext", file, "-"))),
  YAML: (file) => {
    const { status, stdout } = spawnSync(command, ["render", file, "--draft", "--to", "txt", "-o", "-"], { encoding: "utf8" });
    holds("the YAML can be rendered", status !== 2 && stdout.includes("CHI LĂNG"));
  },
  "Trang đọc": (file) => holds("the page is the commune's", readFileSync(file, "utf8").includes("CHI LĂNG")),
};

/** Each kind of file as the page calls it, by its box. */
const BOXES = { Word: "docx", "Word có vết sửa": "tracked", PDF: "pdf", YAML: "yaml", "Trang đọc": "html" };

/** From a file to what is downloaded, with the mouse; the pages stay filled for those who come after. */
async function way(page, file, kinds = ["Word", "PDF"]) {
  const from = Date.now();
  await page.setInputFiles("#files", file);
  await page.waitForURL("**/doc-hieu");
  await page.waitForSelector("#form .field");
  await page.getByRole("link", { name: /chọn đơn vị/ }).click();
  await page.fill("#search", "chi lang");
  await page.getByRole("button", { name: "Chọn xã Chi Lăng", exact: true }).click();
  await page.waitForSelector("#chosen button");
  await page.locator("#next").click();
  await page.waitForURL("**/quyet-dinh");
  await page.waitForSelector(".entry");
  // On a narrow screen the page is behind the sentences.
  await page.waitForSelector(".sheet svg", { state: "attached" });
  await page.locator("#next").click();
  await page.waitForURL("**/ban-in");
  await page.waitForSelector(".sheet svg text");
  await page.locator("#next").click();
  await page.waitForURL("**/tai-ve");
  await page.waitForSelector("#each button");
  const files = {};
  for (const kind of kinds) {
    await page.locator(`#formats input[value=${BOXES[kind]}]`).check();
    const button = page.getByRole("button", { name: `Tải ${kind} của xã Chi Lăng`, exact: true });
    files[kind] = await kept(page, () => button.click());
    OPENS[kind](files[kind]);
  }
  console.log(`the whole way: ${((Date.now() - from) / 1000).toFixed(1)} s by script`);
  return files;
}

/** A plan of the year for an office, as someone begins who has none. */
async function planned(page) {
  await page.goto(`${origin}${PAGES.year}`);
  await page.fill("#whose-name", "xã Chi Lăng, tỉnh Lạng Sơn");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".sheet svg text");
}

/** The ZIP of everything: it is whole, and has these files. */
async function everything(page, wanted) {
  const zip = await kept(page, () => page.locator("#all").click());
  text("unzip", "-tqq", zip);
  const names = text("unzip", "-Z1", zip).trim().split("\n");
  for (const name of wanted) holds(`the ZIP has ${name}`, names.includes(name));
  return [zip, names];
}

const checks = {
  async "the whole way, from each kind of file"() {
    for (const [kind, file] of Object.entries({ YAML: EXAMPLE, ...ARRIVED })) {
      const page = await someone();
      const files = await way(page, file, Object.keys(OPENS));
      const unit = [".docx", "-vet-sua.docx", ".pdf", ".yaml", ".html"].map((ending) => `xa-chi-lang/xa-chi-lang${ending}`);
      const [zip] = await everything(page, ["index.html", "xa-chi-lang/trace.html", ...unit]);
      const folder = join(out, `zip-${kind}`);
      text("unzip", "-oqq", zip, "-d", folder);
      OPENS.Word(join(folder, "xa-chi-lang/xa-chi-lang.docx"));
      holds("one file is the same as among all", readFileSync(files.Word).equals(readFileSync(join(folder, "xa-chi-lang/xa-chi-lang.docx"))));
      holds("the page says so", /đều như nhau/.test(await page.textContent("#comments")));
      OPENS.PDF(join(folder, "xa-chi-lang/xa-chi-lang.pdf"));
      await page.context().close();
    }
  },

  async "what was decided goes along, as the command reads it"() {
    const page = await someone();
    await way(page, EXAMPLE, []);
    await page.goto(`${origin}${PAGES.decide}`);
    const row = page.locator(".entry", { hasText: "Tuyên truyền đến từng khu dân cư" });
    await row.getByRole("button", { name: "Viết lại…" }).click();
    await row.locator("textarea").fill("Phát tờ rơi về an toàn điện đến từng hộ.");
    await row.getByRole("button", { name: "Lấy lời này" }).click();
    await page.waitForFunction(() => document.getElementById("shown").textContent.includes("Phát tờ rơi"));
    holds("what was decided is marked", await page.locator(".deed [aria-pressed=true]").count() === 1);
    await page.goto(`${origin}${PAGES.download}`);
    const answers = await kept(page, () => page.locator("#answers").click());
    const folder = join(out, "decided");
    const { status } = spawnSync(command, ["cascade", EXAMPLE, "--units", "xã Chi Lăng, Lạng Sơn", "--answers", answers, "--to", "txt", "-o", folder, "--force"]);
    holds("the command takes the decisions", status === 0 && readFileSync(join(folder, "xa-chi-lang/xa-chi-lang.txt"), "utf8").includes("Phát tờ rơi"));
    await everything(page, ["answers.yaml"]);
    // The superior's sentence changes: the decision on its old words is put aside and told, and nothing stands still.
    await page.goto(`${origin}${PAGES.read}`);
    const yaml = page.locator("#yaml");
    await page.waitForFunction(() => document.getElementById("yaml").value.includes("Tuyên truyền"));
    await page.locator("#yaml-card summary").click();
    await yaml.fill((await yaml.inputValue()).replace("Tuyên truyền đến", "Phổ biến đến"));
    await yaml.press("Tab");
    await page.waitForFunction(() => document.getElementById("shown").textContent.includes("Phổ biến"));
    await page.goto(`${origin}${PAGES.print}`);
    await page.waitForFunction(() => document.getElementById("shown").textContent.includes("Phổ biến"));
    await page.goto(`${origin}${PAGES.decide}`);
    await page.waitForSelector("#stale-what li");
    holds("what was put aside is told", (await page.textContent("#stale-what")).includes("Tuyên truyền đến từng khu dân cư"));
    await page.locator("#stale-seen").click();
    await page.locator("#stale").waitFor({ state: "hidden" });
    await page.context().close();
  },

  async "what is to be filled in leads to its field"() {
    const page = await someone();
    await way(page, ARRIVED.PDF, []);
    await page.goto(`${origin}${PAGES.decide}`);
    await page.getByRole("button", { name: "Xem câu: xem lại nơi nhận báo cáo" }).click();
    holds("a check leads to its sentence", await page.evaluate(() => document.activeElement.matches(".entry.lit")));
    await page.getByRole("button", { name: "Điền: điền họ tên người ký" }).click();
    await page.waitForURL("**/ban-in#signatory/**");
    await page.waitForFunction(() => document.activeElement.closest(".field")?.dataset.path === "signatory.name");
    await page.keyboard.type("Hoàng Văn Bình");
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => document.getElementById("shown").textContent.includes("Hoàng Văn Bình"));
    await page.getByRole("button", { name: "Điền: điền số khi đăng ký văn bản" }).click();
    await page.waitForFunction(() => document.activeElement.closest(".field")?.dataset.path === "number.value");
    await page.keyboard.type("45");
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => document.getElementById("shown").textContent.includes("45/UBND"));
    // What is filled in is asked for no more; what a person sees to otherwise is ticked.
    await page.waitForFunction(() => !/điền số khi|họ tên người ký/.test(document.getElementById("fills").textContent));
    await page.getByRole("checkbox", { name: "điền ký hiệu đơn vị soạn thảo" }).check();
    // It is drawn as done once it is kept.
    await page.waitForSelector("#fills .done");
    await page.reload();
    await page.waitForSelector("#fills input:checked");
    await page.goto(`${origin}${PAGES.download}`);
    await page.waitForSelector("#each button");
    const pdf = await kept(page, () => page.getByRole("button", { name: "Tải PDF của xã Chi Lăng" }).click());
    const words = text("pdftotext", "-layout", pdf, "-");
    holds("what was filled in is printed", words.includes("Hoàng Văn Bình") && words.includes("45/UBND"));
    const [zip] = await everything(page, ["index.html"]);
    const inside = (name) => text("unzip", "-p", zip, name);
    holds("the index asks for what is left", /điền ngày ban hành/.test(inside("index.html")) && !/điền số khi|`/.test(inside("index.html")));
    holds("the trace has what was filled in", /Hoàng Văn Bình/.test(inside("xa-chi-lang/trace.html")) && !/điền số khi/.test(inside("xa-chi-lang/trace.html")));
    await page.goto(`${origin}${PAGES.decide}`);
    await page.waitForSelector("#fills li");
    holds("the list of what is left too", !/điền số khi|họ tên người ký/.test(await page.textContent("#fills")));
    await page.context().close();
  },

  async "what is decided later goes into a version that was changed by hand"() {
    const page = await someone();
    await way(page, EXAMPLE, []);
    await page.goto(`${origin}${PAGES.print}`);
    await page.locator("#hand-begin").click();
    const type = async (path, words) => {
      const input = page.locator(`.field[data-path="${path}"] :is(input, textarea)`);
      await input.fill(words);
      await input.press("Tab");
      await shows(words);
    };
    const joined = (own) => own.replace(/\s+/g, "");
    const shows = (words) => page.waitForFunction((own) => document.getElementById("shown").textContent.replace(/\s+/g, "").includes(own), joined(words));
    const fate = async (sentence, deed) => {
      await page.goto(`${origin}${PAGES.decide}`);
      await page.locator(".entry", { hasText: sentence }).getByRole("button", { name: deed, exact: true }).click();
      await page.waitForSelector(".deed [aria-pressed=true]");
    };
    await type("number.value", "45");
    await type("measures.1.items.1", "Kiểm tra hệ thống điện ở trạm y tế.");
    await type("measures.2.items.1.text", "Tuyên truyền đến từng thôn, bản.");
    await fate("chợ, kho hàng", "Bỏ");
    const goesOn = await page.waitForFunction(() => !document.getElementById("shown").textContent.includes("kho hàng"));
    holds("the page follows the decision", goesOn);
    await page.goto(`${origin}${PAGES.print}`);
    await shows("45/UBND");
    const printed = joined(await page.textContent("#shown"));
    holds("what was changed by hand stays", printed.includes("trạmytế") && printed.includes("từngthôn,bản") && !printed.includes("khohàng"));
    holds("nothing is told as lost", await page.locator("#lost").isHidden());
    // The sentence goes that was changed by hand: that is told, on each page, until it is seen.
    await fate("Tuyên truyền đến từng thôn, bản", "Bỏ");
    for (const path of [PAGES.decide, PAGES.print, PAGES.download]) {
      await page.goto(`${origin}${path}`);
      await page.getByRole("alert").filter({ hasText: "Tuyên truyền đến từng thôn, bản." }).waitFor();
      holds(`it is told at ${path}`, true);
    }
    const [zip] = await everything(page, ["index.html", "answers.yaml"]);
    holds("and in the index of the files", /Tuyên truyền đến từng thôn, bản/.test(text("unzip", "-p", zip, "index.html")));
    const words = docxWords(await kept(page, () => page.getByRole("button", { name: "Tải Word của xã Chi Lăng", exact: true }).click()));
    holds("the file has the rest", words.includes("trạm y tế") && words.includes("45/UBND") && !/kho hàng|Tuyên truyền đến/.test(words));
    await page.getByRole("button", { name: /Đã biết/ }).click();
    // It goes once that is kept.
    await page.getByRole("alert").filter({ hasText: "từng thôn" }).waitFor({ state: "hidden" });
    await page.reload();
    await page.waitForSelector("#each button");
    holds("it is put away", await page.getByRole("alert").filter({ hasText: "từng thôn" }).count() === 0);
    await page.context().close();
  },

  async "a new file does not take the place of unfinished work unasked"() {
    const page = await someone();
    await page.setInputFiles("#files", EXAMPLE);
    await page.waitForURL("**/doc-hieu");
    await page.goto(`${origin}/`);
    await page.waitForSelector("#resume:not([hidden])");
    await page.setInputFiles("#files", ARRIVED.PDF);
    await page.waitForSelector("#replace[open]");
    await page.keyboard.press("Enter");
    await page.locator("#replace").waitFor({ state: "hidden" });
    await page.locator("#resume-go").click();
    await page.waitForURL("**/doc-hieu");
    await page.waitForFunction(() => document.getElementById("yaml").value.includes("Tuyên truyền đến từng khu dân cư"));
    await page.goto(`${origin}/`);
    // Two, of which one cannot be read: it is named with the reason beside what was read.
    await page.waitForSelector("#resume:not([hidden])");
    const good = { name: "tot.yaml", mimeType: "text/plain", buffer: readFileSync(EXAMPLE) };
    await page.setInputFiles("#files", [{ name: "hong.bin", mimeType: "application/octet-stream", buffer: Buffer.from([0, 0, 0]) }, good]);
    await page.getByRole("button", { name: "Bỏ, mở tệp mới" }).click();
    await page.waitForURL("**/doc-hieu");
    await page.waitForSelector("#unread li");
    holds("the file that was not read is named", /^hong\.bin: ./.test(await page.textContent("#unread li")));
    await page.context().close();
  },

  async "a new field is empty for who types, and half a sentence survives a reload"() {
    const page = await someone();
    await way(page, EXAMPLE, []);
    await page.goto(`${origin}${PAGES.read}`);
    await page.waitForSelector("#form .field");
    const path = await page.locator("#more option").evaluateAll((all) => all.map((own) => own.value).find((own) => own === "opening" || own === "closing" || own === "purpose") || all[0].value);
    await page.locator("#more").selectOption(path);
    await page.locator("#add").click();
    await page.waitForFunction((own) => document.activeElement.closest(".field")?.dataset.path === own, path);
    await page.keyboard.type("Lời mới");
    holds("typing takes the place's mark away", await page.evaluate(() => document.activeElement.value) === "Lời mới");
    await page.reload();
    await page.waitForFunction(() => document.getElementById("yaml").value.includes("Lời mới"));
    await page.goto(`${origin}${PAGES.decide}`);
    const row = page.locator(".entry", { hasText: "Tuyên truyền đến từng khu dân cư" });
    await row.getByRole("button", { name: "Viết lại…" }).click();
    await row.locator("textarea").fill("Phát tờ rơi về");
    await page.reload();
    await row.locator("textarea").waitFor();
    holds("half a sentence is there again", (await row.locator("textarea").inputValue()) === "Phát tờ rơi về");
    await row.getByRole("button", { name: "Thôi" }).click();
    await row.locator("textarea").waitFor({ state: "detached" });
    await page.reload();
    await row.waitFor();
    holds("and is gone where it was given up", await row.locator("textarea").count() === 0);
    await page.context().close();
  },

  async "of headings with the same words the right one is lit"() {
    const page = await someone();
    await way(page, EXAMPLE, []);
    await page.goto(`${origin}${PAGES.decide}`);
    await page.getByRole("button", { name: /^Xem câu: .*giao việc này cho ai/ }).click();
    await page.waitForSelector("#shown .lit");
    const [lit, above] = await page.evaluate(() => [document.querySelector("#shown .lit"), [...document.querySelectorAll("#shown text")].find((own) => own.textContent.includes("chữa cháy tại trụ sở") || own.textContent.includes("Kiểm tra hệ thống"))].map((own) => own.getBoundingClientRect().top));
    holds("it is the second heading", lit > above);
    await page.context().close();
  },

  async "a day in other figures is no kept one, and nothing reads like a file"() {
    const page = await someone();
    const sent = "ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\nSố: 315/UBND-KGVX\nV/v phòng cháy\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nLạng Sơn, ngày 11 tháng 3 năm 2027\n\nKính gửi: UBND các xã, phường.\n\nUBND tỉnh yêu cầu UBND các xã, phường thực hiện các nội dung sau:\n1. Tuyên truyền đến từng khu dân cư; hoàn thành trước ngày 5/4/2027.\n2. Rà soát các chợ.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nHoàng Văn Bình\n";
    await way(page, { name: "cv.txt", mimeType: "text/plain", buffer: Buffer.from(sent) }, []);
    await page.goto(`${origin}${PAGES.decide}`);
    const row = page.locator(".entry", { hasText: "Tuyên truyền đến từng khu dân cư" });
    await row.waitFor();
    holds("the day is told as written otherwise", /đổi cách ghi/.test(await row.textContent()) && (await row.locator("del").textContent()).includes("5/4/2027") && (await row.locator("ins").textContent()).includes("05/"));
    for (const path of [PAGES.read, PAGES.decide, PAGES.print]) {
      await page.goto(`${origin}${path}`);
      await page.waitForSelector(path === PAGES.decide ? ".entry" : path === PAGES.read ? "#form .field" : ".sheet svg text");
      if (path === PAGES.print) { await page.locator("#hand-begin").click(); await page.waitForSelector("#form .field"); }
      const words = await page.evaluate(() => [...document.querySelectorAll(".right")].map((own) => own.innerText + [...own.querySelectorAll("form :is(input, textarea)")].map((input) => input.value).join(" ")).join(" "));
      const keys = words.match(/\{deadline\}|“[a-z_]+”|`/g);
      holds(`plain words at ${path}: ${keys}`, !keys);
    }
    await page.context().close();
  },

  async "the year is of no office before someone says which"() {
    const page = await someone();
    await page.goto(`${origin}${PAGES.year}`);
    await page.waitForSelector("#whose:not([hidden])");
    holds("nobody's name is there", !/Chi Lăng|Lạng Sơn|VHXH/.test(await page.textContent("#main")));
    await planned(page);
    holds("then it is that office's", /CHI LĂNG/.test(await page.textContent("#shown")) && !/VHXH/.test(await page.textContent("#shown")));
    await page.context().close();
  },

  async "a whole province: progress, cancelled, then all"() {
    const page = await someone();
    await page.setInputFiles("#files", EXAMPLE);
    await page.waitForURL("**/doc-hieu");
    await page.goto(`${origin}${PAGES.units}`);
    await page.waitForFunction(() => /Lạng Sơn/.test(document.getElementById("whole").textContent));
    await page.locator("#whole").click();
    await page.waitForFunction(() => Number(document.getElementById("count").textContent) === 65);
    await page.goto(`${origin}${PAGES.download}`);
    await page.locator("#all").click();
    await page.locator("#cancel").click();
    await page.waitForFunction(() => document.getElementById("progress").hidden);
    // A reload goes on where it was.
    for (const kind of ["tracked", "html", "yaml"]) await page.locator(`#formats input[value=${kind}]`).check();
    const zip = await kept(page, async () => {
      await page.locator("#all").click();
      // A quick server may be done before anything is seen of it.
      await page.waitForFunction(() => Number(document.getElementById("bar").value) > 0 || document.getElementById("progress").hidden);
      const goes = await page.evaluate(() => !document.getElementById("progress").hidden);
      if (goes) await page.reload();
    });
    holds("the ZIP comes after a reload", text("unzip", "-Z1", zip).includes("index.html"));
    for (const kind of ["tracked", "html", "yaml"]) await page.locator(`#formats input[value=${kind}]`).uncheck();
    const [, names] = await everything(page, ["index.html"]);
    holds("65 units in the ZIP", names.filter((name) => name.endsWith(".docx")).length === 65);
    await page.context().close();
  },

  async "more units than are made at once are told"() {
    const page = await someone();
    await page.setInputFiles("#files", EXAMPLE);
    await page.waitForURL("**/doc-hieu");
    await page.goto(`${origin}${PAGES.units}`);
    await page.waitForFunction(() => /Lạng Sơn/.test(document.getElementById("whole").textContent));
    await page.evaluate(async () => {
      const { load, save } = await import("/assets/work.js");
      const units = Array.from({ length: 501 }, (_, nth) => ({ name: `xã Thử ${nth + 1}`, province: "tỉnh Lạng Sơn", district: null, value: `xã Thử ${nth + 1}, tỉnh Lạng Sơn` }));
      await save({ ...(await load()), units });
    });
    await page.reload();
    await page.waitForFunction(() => Number(document.getElementById("count").textContent) === 501);
    holds("the limit is told", /nhiều nhất 500 đơn vị: hãy bỏ bớt 1 /.test(await page.textContent("#limit")) && !(await page.locator("#next").isVisible()));
    await page.locator("#chosen button").first().click();
    await page.locator("#next").waitFor();
    holds("500 are taken", !(await page.locator("#limit").isVisible()));
    // A longer list is done in several turns.
    await page.evaluate(async () => {
      const { load, save } = await import("/assets/work.js");
      const units = Array.from({ length: 620 }, (_, nth) => ({ name: `xã Thử ${nth + 1}`, province: "tỉnh Lạng Sơn", district: null, value: `xã Thử ${nth + 1}, tỉnh Lạng Sơn` }));
      await save({ ...(await load()), units });
    });
    await page.reload();
    await page.getByRole("button", { name: "Chia danh sách: làm 500 đơn vị đầu trước" }).click();
    await page.waitForFunction(() => document.getElementById("count").textContent === "500" && /Còn 120 đơn vị/.test(document.getElementById("later").textContent));
    await page.locator("#next").waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Xong lần này: lấy 120 đơn vị tiếp" }).click();
    await page.waitForFunction(() => document.getElementById("count").textContent === "120" && document.getElementById("later").hidden);
    holds("those that waited are there", /xã Thử 501/.test(await page.textContent("#chosen")) && !/xã Thử 500[^0-9]/.test(await page.textContent("#chosen")));
    await page.context().close();
  },

  async "what was typed survives a reload and going back"() {
    const page = await someone();
    await page.setInputFiles("#files", EXAMPLE);
    await page.waitForURL("**/doc-hieu");
    const field = page.locator("[data-path='signatory.name'] input");
    await field.fill("Lê Thị Bình");
    await field.press("Tab");
    await page.waitForFunction(() => document.querySelector(".sheets").textContent.includes("Lê Thị Bình"));
    await page.reload();
    await page.waitForSelector("#form .field");
    holds("the field after a reload", (await field.inputValue()) === "Lê Thị Bình");
    await page.locator("#next").click();
    await page.waitForURL("**/don-vi");
    await page.goBack();
    await page.waitForURL("**/doc-hieu");
    await page.waitForSelector("#form .field");
    holds("the field after going back", (await field.inputValue()) === "Lê Thị Bình");
    await page.goto(`${origin}/`);
    holds("the start page offers to go on", await page.locator("#resume").isVisible());
    await page.context().close();
  },

  async "faults are shown at their field and mended by a click"() {
    const page = await someone();
    await page.getByText("Dán nội dung văn bản").click();
    await page.fill("#pasted", readFileSync(EXAMPLE, "utf8").replace("99,5%", "99.5%"));
    await page.locator("#paste").click();
    await page.waitForURL("**/doc-hieu");
    await page.getByRole("button", { name: "Sửa giúp" }).first().click();
    await page.waitForFunction(() => document.getElementById("yaml").value.includes("99,5%"));
    await page.waitForFunction(() => !document.getElementById("findings").textContent.includes("VB1303"));
    holds("the text is mended", !(await page.inputValue("#yaml")).includes("99.5%"));
    await page.context().close();
  },

  async "hostile files give findings, not broken pages"() {
    const page = await someone();
    for (const [name, bytes] of [["a.pdf", "%PDF-1.7\n%%EOF"], ["b.docx", "PK\u0003\u0004rubbish"], ["c.yaml", "a: &x [*x, *x]\n- b\n\t: {"], ["d.bin", "\0\0\0"], ["e.txt", ""]]) {
      // Work before it would be asked about first.
      await page.evaluate(async () => (await import("/assets/work.js")).forget());
      await page.goto(`${origin}/`);
      await page.setInputFiles("#files", { name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes, "latin1") });
      await page.waitForFunction(() => document.querySelector("#problems li") || document.querySelector("#findings li"));
      holds(`${name} is answered`, true);
    }
    await page.context().close();
  },

  async "an arrived PDF is shown as it looks, and each field's place is lit"() {
    const page = await someone();
    await page.setInputFiles("#files", ARRIVED.PDF);
    await page.waitForURL("**/doc-hieu");
    await page.waitForSelector("#form .field");
    const pages = Number(/Pages:\s+(\d+)/.exec(text("pdfinfo", ARRIVED.PDF))[1]);
    await page.waitForFunction((count) => { const all = [...document.querySelectorAll(".sheet.arrived img")]; return all.length === count && all.every((img) => img.complete && img.naturalWidth > 0); }, pages);
    for (let nth = 1; nth <= pages; nth += 1) {
      // Both as shades of grey, 80 points an inch, then the ink of each square of 8 by 8 points.
      const pgm = execFileSync("pdftoppm", ["-r", "80", "-gray", "-f", nth, "-l", nth, ARRIVED.PDF]);
      const [head, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.toString("latin1"));
      const own = await page.evaluate(([at, wide, high]) => {
        const canvas = Object.assign(document.createElement("canvas"), { width: wide, height: high });
        const pen = canvas.getContext("2d");
        pen.drawImage(document.querySelectorAll(".sheet.arrived img")[at], 0, 0, wide, high);
        const { data } = pen.getImageData(0, 0, wide, high);
        return Array.from({ length: wide * high }, (_, point) => Math.round((data[point * 4] * 3 + data[point * 4 + 1] * 6 + data[point * 4 + 2]) / 10));
      }, [nth - 1, Number(width), Number(height)]);
      const squares = (shades) => { const sums = {}; shades.forEach((shade, point) => { const at = `${(point % width) >> 3} ${Math.floor(point / width) >> 3}`; sums[at] = (sums[at] || 0) + 255 - shade; }); return sums; };
      const [ours, theirs] = [squares(own), squares(pgm.subarray(head.length))];
      const ink = Object.values(theirs).reduce((sum, own) => sum + own, 0);
      const apart = Object.keys(theirs).reduce((sum, at) => sum + Math.abs(ours[at] - theirs[at]), 0);
      console.log(`page ${nth} differs from its print by ${((apart / ink) * 100).toFixed(0)} % of its ink`);
      holds("the picture is the page", ink > 0 && apart < ink * 0.25);
    }
    // The box of the subject holds its words, where they stand in the file.
    const subject = page.locator("[data-path='subject'] :is(input, textarea)");
    await subject.focus();
    const lit = await page.$$eval(".places .lit", (all) => all.map((box) => [...["x", "y", "width", "height"].map((name) => Number(box.getAttribute(name))), box.closest(".sheet").dataset.page]));
    holds("the subject is lit", lit.length > 0);
    const words = [...text("pdftotext", "-bbox", "-l", "1", ARRIVED.PDF, "-").matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g)].map(([, x, y, right, below, word]) => [(Number(x) + Number(right)) / 2 * 25.4 / 72, (Number(y) + Number(below)) / 2 * 25.4 / 72, word]);
    const inside = words.filter(([x, y]) => lit.some(([left, top, width, height, sheet]) => sheet === "1" && x > left && x < left + width && y > top && y < top + height)).map(([, , word]) => word).join(" ");
    holds(`the box holds the subject: ${inside}`, inside.replace(/^V\/v /, "") === (await subject.inputValue()).replace(/\s+/g, " "));
    // And back: a click on the number goes to its field.
    await page.locator(".places rect[data-paths*='number.value']").first().click();
    holds("a click goes to the field", await page.evaluate(() => document.activeElement.closest(".field").dataset.path.startsWith("number")));
    await page.locator("#see-source").click();
    await page.waitForSelector(".lines p");
    await page.locator("#see-page").click();
    await page.waitForSelector(".sheet svg text");
    await page.context().close();
  },

  async "a scan is shown, and what to do about it"() {
    const page = await someone();
    await page.setInputFiles("#files", join(root, "samples/cv-quet.pdf"));
    await page.waitForURL("**/doc-hieu");
    await page.waitForFunction(() => document.querySelector(".sheet.arrived img")?.naturalWidth > 0);
    holds("it is told to be a scan", (await page.textContent("#remarks")).includes("bản quét"));
    // A field that is missing is added where its finding says so.
    await page.locator("#findings li", { hasText: "trích yếu" }).getByRole("button", { name: "Thêm ô" }).click();
    await page.waitForFunction(() => document.activeElement.closest(".field")?.dataset.path === "subject");
    await page.locator("#ocr").click();
    if (spawnSync("tesseract", ["--version"]).status === 0) await page.waitForFunction(() => document.querySelector("[data-path='number.symbol'] input")?.value === "UBND-KGVX", undefined, { timeout: 40000 });
    else { await page.waitForFunction(() => /tesseract/.test(document.querySelector("#remarks [role=alert]").textContent)); }
    if (spawnSync("tesseract", ["--version"]).status === 0) {
      // Every field is a guess: marked, counted, and said where it is decided, until it is looked at.
      const guesses = async () => Number(/(\d+) ô máy đoán/.exec(await page.textContent("#found-title"))?.[1] || 0);
      await page.waitForFunction(() => /ô máy đoán/.test(document.getElementById("found-title").textContent));
      const many = await guesses();
      holds(`each is marked: ${many}`, many > 5 && await page.locator("#form .field.guess").count() === many);
      await page.locator("#guess-next").click();
      holds("and gone to", await page.evaluate(() => !!document.activeElement.closest(".field.guess")));
      await page.locator("#form .field.guess").first().getByRole("button", { name: /^Đã xem/ }).click();
      await page.waitForFunction((count) => document.querySelectorAll("#form .field.guess").length === count, many - 1);
      await page.locator("[data-path='number.value'] input").fill("9");
      await page.keyboard.press("Tab");
      await page.waitForFunction((count) => document.querySelectorAll("#form .field.guess").length === count, many - 2);
      await page.goto(`${origin}${PAGES.units}`);
      await page.fill("#search", "chi lang");
      await page.getByRole("button", { name: "Chọn xã Chi Lăng", exact: true }).click();
      await page.waitForSelector("#chosen button");
      await page.goto(`${origin}${PAGES.decide}`);
      await page.locator("#guesses").waitFor();
      holds("what is decided says it too", (await page.textContent("#guesses-title")).startsWith(`${many - 2} ô máy đoán`));
    }
    await page.context().close();
  },

  async "what goes is told and comes back, and each line leads to its words"() {
    const page = await someone();
    const sent = "ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\nSố: 315/UBND-KGVX\nV/v phòng cháy\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nLạng Sơn, ngày 11 tháng 3 năm 2027\n\nKính gửi: UBND các xã, phường.\n\nUBND tỉnh yêu cầu UBND các xã, phường thực hiện các nội dung sau:\n1. Tuyên truyền đến từng khu dân cư.\n2. Rà soát các chợ.\n3. Kiểm tra các trường học.\n4. Báo cáo trước ngày 05/4/2027.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nHoàng Văn Bình\n";
    await page.setInputFiles("#files", { name: "cv.txt", mimeType: "text/plain", buffer: Buffer.from(sent) });
    await page.waitForURL("**/doc-hieu");
    const line = (words) => page.locator(".lines p", { hasText: words });
    const leads = async (words) => {
      await line(words).click();
      const value = await page.evaluate(() => document.activeElement.value || "");
      holds(`the line of “${words}” leads to it: ${value}`, value.includes(words));
    };
    const field = (words) => page.locator("#form .field", { has: page.locator(`:is(input, textarea):is([data-path^="measures"])`) }).filter({ has: page.locator(`xpath=.//*[@id]`) }).nth(words);
    await page.waitForSelector("#form .field[data-path^='measures.4']");
    await leads("Kiểm tra các trường học");
    await field(1).getByRole("button").first().click();
    const told = page.locator("#form .went", { hasText: "Rà soát các chợ" });
    await told.waitFor();
    holds("its line is told as out", await line("Rà soát các chợ").getAttribute("class") === "left-out");
    const others = async () => { for (const words of ["Tuyên truyền đến từng khu dân cư", "Kiểm tra các trường học", "Báo cáo trước ngày"]) await leads(words.replace(" trước ngày", "")); };
    await others();
    await page.reload();
    await told.waitFor();
    await others();
    // Something is changed meanwhile, and stays changed.
    await page.locator("[data-path='signatory.name'] input").fill("Lê Thị Bình");
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => document.getElementById("yaml").value.includes("Lê Thị Bình"));
    await told.getByRole("button", { name: /^Hoàn tác/ }).click();
    await told.waitFor({ state: "detached" });
    await leads("Rà soát các chợ");
    await others();
    holds("what was changed meanwhile stays", (await page.inputValue("#yaml")).includes("Lê Thị Bình"));
    // The source is typed into: lines lead to where their words went.
    await page.locator("#yaml-card summary").click();
    await page.locator("#yaml").fill((await page.inputValue("#yaml")).replace(/^ +- "?Tuyên truyền.*\n/m, ""));
    await page.locator("#yaml").press("Tab");
    await page.waitForFunction(() => document.querySelectorAll("#form .field[data-path^='measures.']").length === 3 || !document.querySelector("#form .field[data-path^='measures.4']"));
    await leads("Kiểm tra các trường học");
    await page.context().close();
  },

  async "every list takes one more, every item goes, and nothing is chosen for anyone"() {
    const page = await someone();
    await page.setInputFiles("#files", EXAMPLE);
    await page.waitForURL("**/doc-hieu");
    await page.waitForSelector("#form .field");
    const yaml = (is) => page.waitForFunction(is);
    for (const [list, item] of [["recipients", "recipients.3"], ["measures.2.items", "measures.2.items.3"], ["measures", "measures.3"], ["distribution.to", "distribution.to.3"], ["distribution.archive", "distribution.archive.3"]]) {
      await page.locator(`[data-list="${list}"]`).click();
      await page.waitForFunction((own) => document.activeElement.closest(".field")?.dataset.path === own, item);
      await page.keyboard.type(`Mục mới của ${list}`);
      await page.keyboard.press("Tab");
      await page.waitForFunction((own) => document.getElementById("yaml").value.includes(`Mục mới của ${own}`), list);
      holds(`${list} takes one more`, true);
    }
    // An item below one that is its words alone.
    await page.locator("#more").selectOption("measures.3.items.1");
    await page.locator("#add").click();
    await page.waitForFunction(() => document.activeElement.closest(".field")?.dataset.path === "measures.3.items.1");
    await page.keyboard.type("Việc con");
    await page.keyboard.press("Tab");
    await yaml(() => document.getElementById("yaml").value.includes("Việc con"));
    // A name is emptied: that is told at its field, and the page stays as it was.
    await page.waitForSelector("#shown .sheet");
    await page.locator("[data-path='recipients.1.name'] input").fill("");
    await page.keyboard.press("Tab");
    await page.locator(".field[data-path='recipients.1.name'].wrong").waitFor();
    await page.waitForSelector("#shown .stale");
    // The way back from a version that it stops.
    await page.goto(`${origin}${PAGES.units}`);
    await page.fill("#search", "chi lang");
    await page.getByRole("button", { name: "Chọn xã Chi Lăng", exact: true }).click();
    await page.waitForSelector("#chosen button");
    await page.goto(`${origin}${PAGES.decide}`);
    await page.getByRole("button", { name: "Sửa ở Đọc hiểu" }).first().click();
    await page.waitForFunction(() => document.activeElement.closest(".field")?.dataset.path === "recipients.1.name");
    await page.locator("#form .field[data-path='subject'] :is(input, textarea)").fill("phòng cháy");
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => document.getElementById("yaml").value.includes('"phòng cháy"'));
    await page.locator("[data-path='recipients.1.name'] input").fill("Các sở");
    await page.keyboard.press("Tab");
    await page.waitForSelector("#shown .sheet");
    await page.locator("[data-path='recipients.1.name'] input").fill("");
    await page.keyboard.press("Tab");
    await page.waitForSelector("#shown .stale");
    holds("the page before stays", await page.locator("#shown .sheet").count() > 0);
    await page.locator(".field[data-path='recipients.1.name']").getByRole("button").first().click();
    await page.waitForFunction(() => !document.querySelector("#shown .stale") && !document.querySelector("#form .wrong"));
    holds("the item goes whole", !(await page.inputValue("#yaml")).includes("departments\n  - name: \"UBND"));
    const items = await page.evaluate(() => [...document.querySelectorAll("#form .field")].map((own) => own.dataset.path).filter((path) => /\.\d+(\.(name|text|heading))?$/.test(path)).filter((path) => !document.querySelector(`.field[data-path="${path}"] button`)));
    holds(`each item has its button: ${items}`, items.length === 0);
    await page.locator("#more").selectOption("urgency");
    await page.locator("#add").click();
    await page.waitForFunction(() => document.activeElement.closest(".field")?.dataset.path === "urgency");
    holds("nothing is chosen", await page.evaluate(() => document.activeElement.value) === "" && !(await page.inputValue("#yaml")).includes("urgency"));
    await page.context().close();
  },

  async "a table is one, on both sides"() {
    const page = await someone();
    const folder = join(out, "bang");
    mkdirSync(folder, { recursive: true });
    const source = join(folder, "bang.yaml");
    writeFileSync(source, readFileSync(EXAMPLE, "utf8").replace("measures:\n", "measures:\n  - text: Chỉ tiêu như sau\n    table:\n      columns: [Chỉ tiêu, Số]\n      rows: [[Hồ sơ trực tuyến, 85], [Chữ ký số, 90]]\n"));
    execFileSync(command, ["render", source, "--to", "docx", "-o", join(folder, "bang.docx"), "--force", "--draft"], { stdio: "ignore" });
    await page.setInputFiles("#files", join(folder, "bang.docx"));
    await page.waitForURL("**/doc-hieu");
    await page.waitForSelector("#form .grid");
    holds("what was read is a table", (await page.locator("#shown .grid tr").allInnerTexts()).some((row) => /Hồ sơ trực tuyến\s+85/.test(row)));
    holds("its fields too", await page.locator("#form .grid tbody tr").count() === 2 && await page.locator("#form .grid thead th").count() === 2);
    await page.locator("#shown .grid td", { hasText: "Chữ ký số" }).click();
    holds("a cell leads to its field", await page.evaluate(() => document.activeElement.value) === "Chữ ký số");
    await page.locator("#form [data-list$='table.rows']").click();
    await page.waitForFunction(() => document.querySelectorAll("#form .grid tbody tr").length === 3 && document.activeElement.closest(".grid"));
    await page.keyboard.type("Thanh toán");
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => document.getElementById("yaml").value.includes("Thanh toán"));
    await page.locator("#form .grid tbody tr").first().getByRole("button").click();
    await page.locator("#form .went", { hasText: "Hồ sơ trực tuyến" }).waitFor();
    await page.waitForFunction(() => document.querySelectorAll("#form .grid tbody tr").length === 2);
    await page.context().close();
  },

  async "an addressee takes no task, what the machine added goes, and a refused decision says why"() {
    const page = await someone();
    const sent = readFileSync(EXAMPLE, "utf8").replace("- Tuyên truyền", "- Yêu cầu chủ cơ sở ký cam kết bảo đảm an toàn phòng cháy.\n      - Tuyên truyền");
    await way(page, { name: "cv.yaml", mimeType: "text/plain", buffer: Buffer.from(sent) }, []);
    await page.goto(`${origin}${PAGES.decide}`);
    const addressee = page.locator(".entry", { hasText: "Các sở, ban, ngành" }).first();
    await addressee.waitFor();
    holds("it may stay, go, or be another", (await addressee.locator(".deed button").allInnerTexts()).join(" ") === "Giữ nguyên Bỏ Viết lại…");
    const added = page.locator(".entry", { has: page.locator(".tag.added") }).filter({ has: page.locator(".deed") }).first();
    const words = await added.locator("ins").innerText();
    const shows = (is) => page.waitForFunction(([own, wanted]) => document.getElementById("shown").textContent.replace(/\s+/g, "").includes(own.replace(/\s+/g, "")) === wanted, [words, is]);
    await added.getByRole("button", { name: "Bỏ", exact: true }).click();
    await page.locator("#went", { hasText: words }).waitFor();
    await shows(false);
    await page.getByRole("button", { name: `Hoàn tác: ${words}` }).click();
    await shows(true);
    await page.evaluate(async () => {
      const { load, save } = await import("/assets/work.js");
      const work = await load();
      work.answers[work.at] = [{ at: "recipients.1", sentence: "Các sở, ban, ngành", answer: "own" }];
      await save(work);
    });
    await page.reload();
    await page.waitForSelector("#stale-what li");
    holds("the reason is the true one", /không phải việc để giao/.test(await page.textContent("#stale")) && !/đã đổi lời/.test(await page.textContent("#stale")));
    await page.context().close();
  },

  async "a name that no unit bears is asked about, and only a profile is taken for one"() {
    const page = await someone();
    await page.setInputFiles("#files", EXAMPLE);
    await page.waitForURL("**/doc-hieu");
    await page.goto(`${origin}${PAGES.units}`);
    await page.fill("#own-name", "xã Không Có");
    await page.locator("#own-begin").click();
    await page.waitForSelector("#own-near button");
    holds("it is asked about", /không có đơn vị nào tên “xã Không Có”/.test(await page.textContent("#own-told")) && await page.locator("#own-some").isHidden());
    await page.fill("#own-name", "xã Chi Lăng, tỉnh Lạng Sơn");
    await page.locator("#own-begin").click();
    await page.waitForFunction(() => document.activeElement.id === "o-symbol");
    const same = await page.evaluate(async () => (await (await import("/assets/work.js")).kept("profile")).text);
    for (const [name, buffer] of [["a.docx", readFileSync(ARRIVED.DOCX)], ["b.yaml", Buffer.from("")], ["c.yaml", readFileSync(EXAMPLE)]]) {
      await page.locator("#own-told").evaluate((own) => { own.textContent = ""; });
      // It is opened from where there is no profile yet; the page has the box either way.
      await page.setInputFiles("#own-import", { name, mimeType: "application/octet-stream", buffer });
      await page.waitForFunction((own) => document.getElementById("own-told").textContent.includes(own), name);
      const told = await page.textContent("#own-told");
      const now = await page.evaluate(async () => (await (await import("/assets/work.js")).kept("profile")).text);
      holds(`${name} is none: ${told}`, /không phải hồ sơ cơ quan/.test(told) && now === same);
    }
    await page.locator("#own-drop").click();
    await page.getByRole("button", { name: "Giữ lại" }).click();
    holds("it stays where one thinks better of it", await page.locator("#own-some").isVisible());
    // With a profile that is right nothing is told where files are taken.
    await page.fill("#search", "chi lang");
    await page.getByRole("button", { name: "Chọn xã Chi Lăng", exact: true }).click();
    await page.waitForSelector("#chosen button");
    await page.goto(`${origin}${PAGES.download}`);
    await page.waitForSelector("#each button");
    await page.waitForLoadState("networkidle");
    holds(`nothing is told: ${await page.textContent("#status")}`, (await page.textContent("#status")) === "");
    await page.goto(`${origin}${PAGES.units}`);
    await page.locator("#own-what").click();
    await page.locator("#own-drop").click();
    await page.getByRole("dialog").getByRole("button", { name: "Xóa hồ sơ" }).click();
    await page.locator("#own-none").waitFor();
    await page.context().close();
  },

  async "a plan takes one more notice, and a slow server is waited for in words"() {
    const page = await someone();
    await planned(page);
    const rows = page.locator("#notices tr");
    const many = await rows.count();
    await page.getByText("Kế hoạch: cơ quan, mẫu, các dịp").click();
    await page.locator("[data-list=notices]").click();
    await page.waitForFunction(() => document.activeElement.closest(".field")?.dataset.path.startsWith("notices."));
    const path = await page.evaluate(() => document.activeElement.closest(".field").dataset.path);
    await page.locator(`[id="f-${path}"]`).selectOption("quoc_khanh");
    await page.locator(`[id="f-${path.replace("occasion", "template")}"]`).selectOption("an-toan-thong-tin");
    await page.waitForFunction((count) => document.querySelectorAll("#notices tr").length === count, many + 1);
    await page.locator(".field[data-path='notices.1.occasion']").getByRole("button").click();
    await page.waitForFunction((count) => document.querySelectorAll("#notices tr").length === count, many);
    await page.locator("#form .went").getByRole("button").click();
    await page.waitForFunction((count) => document.querySelectorAll("#notices tr").length === count, many + 1);
    holds("a notice comes, goes and comes back", true);
    await page.route("**/api/**", async (route) => { await new Promise((done) => setTimeout(done, 1500)); await route.continue().catch(() => {}); });
    await page.goto(`${origin}/`);
    await page.setInputFiles("#files", EXAMPLE);
    await page.waitForFunction(() => /Đang đọc/.test(document.getElementById("kinds").textContent), undefined, { timeout: 1200 });
    await page.waitForURL("**/doc-hieu");
    const mark = await page.locator("#found-title").evaluate((own) => [own.textContent, getComputedStyle(own, "::before").content]);
    holds(`while it is looked at nothing is told to be right: ${mark}`, !/Đang/.test(mark[0]) || !mark[1].includes("✓"));
    await page.context().close();
  },

  async "with the keyboard alone"() {
    const page = await someone();
    const focus = async (wanted, most = 200) => {
      for (let nth = 0; nth < most; nth += 1) {
        await page.keyboard.press("Tab");
        if (await page.evaluate((selector) => document.activeElement?.matches(selector), wanted)) return;
      }
      throw new Error(`Tab does not reach ${wanted}`);
    };
    const press = async (wanted, key = "Enter") => { await focus(wanted); await page.keyboard.press(key); };
    // Listened for before any key: the browser must know that the chooser is wanted when it opens.
    const chooser = page.waitForEvent("filechooser");
    await focus("#files");
    await page.keyboard.press("Space");
    await (await chooser).setFiles(ARRIVED.PDF);
    await page.waitForURL("**/doc-hieu");
    await page.waitForSelector("#form .field");
    await focus("[data-path='subject'] :is(input, textarea)");
    await page.keyboard.press("End");
    await page.keyboard.type(" năm 2027");
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => /subject: .*năm 2027/.test(document.getElementById("yaml").value));
    await page.keyboard.press("Shift+Tab");
    await page.reload();
    await page.waitForSelector("#form .field");
    await press("#next");
    await page.waitForURL("**/don-vi");
    await focus("#search");
    await page.keyboard.type("chi lang");
    await page.waitForSelector("#results button");
    await press("#results button");
    await page.waitForSelector("#chosen button");
    await page.keyboard.press("Control+Home");
    await page.evaluate(() => document.activeElement.blur());
    await press("#next");
    await page.waitForURL("**/quyet-dinh");
    await page.waitForSelector(".entry .deed button");
    await press("#checks input", "Space");
    await page.waitForFunction(() => document.querySelector("#checks input:checked"));
    await press(".entry .deed button");
    await page.waitForFunction(() => document.querySelector(".deed [aria-pressed=true]"));
    await page.evaluate(() => document.activeElement.blur());
    await press("#next");
    await page.waitForURL("**/ban-in");
    await press("#next");
    await page.waitForURL("**/tai-ve");
    await focus("#each button");
    const path = await kept(page, () => page.keyboard.press("Enter"));
    OPENS.Word(path);
    await page.context().close();
  },

  async "pictures, axe and no sideways scrolling, both widths and themes"() {
    let told = [];
    for (const colorScheme of ["light", "dark"]) for (const width of [1280, 400]) {
      const page = await someone({ colorScheme, viewport: { width, height: 860 } });
      await way(page, ARRIVED.PDF);
      for (const [name, path] of Object.entries(PAGES)) {
        await page.goto(`${origin}${path}`);
        await page.waitForLoadState("networkidle");
        if (name === "year") await planned(page);
        if (name === "units") { await page.fill("#search", "bac son"); await page.waitForSelector("#results li"); }
        await page.evaluate(() => document.fonts.ready);
        await page.screenshot({ path: join(out, `${name}-${width}-${colorScheme}.png`) });
        await page.screenshot({ path: join(out, `${name}-${width}-${colorScheme}-full.png`), fullPage: true });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (wide > 0) told.push(`${name} at ${width}: ${wide} px too wide`);
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
        told.push(...violations.map((found) => `${name} at ${width}, ${colorScheme}: ${found.id}: ${found.help}: ${found.nodes.slice(0, 3).map((node) => node.target).join(" | ")}`));
      }
      await page.context().close();
    }
    told.forEach((line) => console.log(line));
    holds("axe finds nothing and nothing is too wide", told.length === 0);
  },

  async "words are drawn where they are printed, in every fixture"() {
    const page = await someone();
    await planned(page);
    let worst = 0, compared = 0, farthest = "";
    for (const name of readdirSync(join(root, "fixtures"))) {
      const input = join(root, "fixtures", name, "input.yaml");
      if (!existsSync(input)) continue;
      const pdf = join(out, "drawn.pdf");
      const source = readFileSync(input, "utf8");
      const rendered = await page.evaluate(async ([text, given]) => {
        const asked = (to) => fetch("/api/v1/render", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ source: text, to, draft: true }) });
        const { pages } = await (await asked("svg")).json();
        if (!pages) return null;
        const bytes = new Uint8Array(await (await asked("pdf")).arrayBuffer());
        document.getElementById("shown").innerHTML = pages.join("");
        await document.fonts.ready;
        // Where each word begins and ends on the screen, in millimetres of the page.
        const drawn = [...document.querySelectorAll("#shown svg")].map((svg) => [...svg.querySelectorAll("tspan")].map((span) => {
          const words = span.textContent.replace(/ +$/, "");
          return words && [words, span.getStartPositionOfChar(0).x, span.getEndPositionOfChar(words.length - 1).x, span.getStartPositionOfChar(0).y];
        }).filter(Boolean));
        return { drawn, bytes: [...bytes] };
      }, [source]);
      if (!rendered) { console.log(`${name}: not rendered`); continue; }
      writeFileSync(pdf, Buffer.from(rendered.bytes));
      const boxes = text("pdftotext", "-bbox", pdf, "-").split("<page ").slice(1).map((part) => [...part.matchAll(/xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">(.*?)<\/word>/g)].map((found) => [found[3].replace(/&quot;/g, '"').replace(/&amp;/g, "&"), found[1] * 25.4 / 72, found[2] * 25.4 / 72]));
      rendered.drawn.forEach((words, nth) => {
        const free = boxes[nth].slice();
        for (const [word, left, right] of words) {
          const at = free.findIndex((box) => box[0] === word && Math.abs(box[1] - left) < 3);
          if (at < 0) continue;
          const [, own, end] = free.splice(at, 1)[0];
          const off = Math.max(Math.abs(own - left), Math.abs(end - right));
          if (off > worst) [worst, farthest] = [off, `${word} of ${name}, page ${nth + 1}: ${(own - left).toFixed(3)}, ${(end - right).toFixed(3)}`];
          compared += 1;
        }
      });
    }
    console.log(`${compared} words, at most ${worst.toFixed(3)} mm from the PDF (${farthest})`);
    holds("thousands of words are compared", compared > 5000);
    holds("within 0.1 mm", worst < 0.1);
    await page.context().close();
  },

  async "the page follows a change of a dispatch of five pages"() {
    const page = await someone();
    await page.setInputFiles("#files", join(root, "fixtures/bao-cao-thu-ngan-sach/input.yaml"));
    await page.waitForURL("**/doc-hieu");
    await page.waitForSelector("#form .field");
    await page.waitForFunction(() => document.querySelectorAll("#shown .sheet svg").length === 5);
    const times = await page.evaluate(async () => {
      const times = [];
      for (let nth = 0; nth < 12; nth += 1) {
        const field = document.querySelector("[data-path='subject'] textarea, [data-path='subject'] input");
        const words = `Thu ngân sách lần ${"một hai ba bốn năm sáu bảy tám chín mười mươi cuối".split(" ")[nth]}`;
        field.value = words;
        const from = performance.now();
        field.dispatchEvent(new Event("change", { bubbles: true }));
        const joined = (text) => text.replace(/\s+/g, "");
        while (performance.now() - from < 4000 && !joined(document.getElementById("shown").textContent).includes(joined(words))) await new Promise((done) => setTimeout(done, 2));
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        times.push(performance.now() - from);
        await new Promise((done) => setTimeout(done, 300));
      }
      return times.sort((one, other) => one - other);
    });
    console.log(`from a change to the new pages on the screen: half within ${times[6].toFixed(0)} ms, longest ${times.at(-1).toFixed(0)} ms`);
    holds("every change is shown", times.at(-1) < 4000);
    await page.context().close();
  },

  async "the profile of the office is one plain form, and holds who signs"() {
    const page = await someone();
    await page.setInputFiles("#files", EXAMPLE);
    await page.waitForURL("**/doc-hieu");
    await page.waitForSelector("#form .field");
    await page.locator("#next").click();
    await page.waitForURL("**/don-vi");
    await page.locator("#own-begin").click();
    await page.waitForFunction(() => /ghi tên đơn vị/.test(document.getElementById("status").textContent));
    await page.fill("#search", "chi lang");
    await page.getByRole("button", { name: "Chọn xã Chi Lăng", exact: true }).click();
    await page.fill("#own-name", "xã Chi Lăng, tỉnh Lạng Sơn");
    await page.locator("#own-begin").click();
    await page.waitForFunction(() => document.activeElement.id === "o-symbol");
    const shown = await page.innerText("#ho-so");
    holds(`no keys and no numbers of a file: ${/\(\d[\d.]*\)|`|“[a-z_]+”|[a-z]+_[a-z]+|parties/.exec(shown)}`, !/\(\d[\d.]*\)|`|“[a-z_]+”|[a-z]+_[a-z]+|parties/.test(shown));
    await page.keyboard.type("UBND-VP");
    await page.getByRole("button", { name: "Phó Chủ tịch ký thay" }).click();
    await page.locator("#o-signatory-name").pressSequentially("Hoàng Thị Hạnh");
    await page.locator("#o-distribution-to").fill("Như trên\nThường trực Đảng ủy xã (để báo cáo)");
    await page.locator("#o-contact-unit").fill("Văn phòng HĐND và UBND xã");
    await page.locator("#o-contact-phone").fill("0205 3000 021");
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => /Phó Chủ tịch/i.test(document.getElementById("signs").textContent));
    await page.locator("#next").click();
    await page.waitForURL("**/quyet-dinh");
    await page.waitForSelector(".sheet svg text");
    const printed = await page.evaluate(() => document.getElementById("shown").textContent);
    for (const words of ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Hoàng Thị Hạnh", "UBND-VP", "Thường trực Đảng ủy xã", "0205 3000 021", "VT"]) holds(`the version has ${words}`, printed.replace(/\s+/g, "").includes(words.replace(/\s+/g, "")));
    await page.goto(`${origin}${PAGES.units}`);
    await page.locator("#own-what").click();
    await page.waitForFunction(() => document.getElementById("o-symbol").value === "UBND-VP");
    const kept = await page.evaluate(() => ["o-power-1", "o-power-of-1", "o-power-2", "o-power-of-2", "o-signatory-title", "o-signatory-name", "o-distribution-to", "o-distribution-archive"].map((id) => document.getElementById(id).value));
    holds(`everything is there again: ${kept}`, kept.join("|") === "TM|Ủy ban nhân dân|KT|Chủ tịch|Phó Chủ tịch|Hoàng Thị Hạnh|Như trên\nThường trực Đảng ủy xã (để báo cáo)|VT");
    // What is emptied goes, and its group with it.
    await page.locator("#o-contact-unit").fill("");
    await page.locator("#o-contact-phone").fill("");
    await page.keyboard.press("Tab");
    await page.waitForFunction(async () => !(await (await import("/assets/work.js")).kept("profile")).text.includes("contact"));
    await page.context().close();
  },

  async "a faulty profile is told where it is mended, before the way goes on"() {
    const page = await someone();
    await way(page, EXAMPLE, []);
    await page.goto(`${origin}${PAGES.units}`);
    await page.fill("#own-name", "xã Chi Lăng, tỉnh Lạng Sơn");
    await page.locator("#own-begin").click();
    await page.waitForFunction(() => document.activeElement.id === "o-symbol");
    await page.keyboard.type("UBND-VP");
    await page.locator("#o-power-1").selectOption("KT");
    await page.locator("#o-signatory-title").pressSequentially("Chủ tịch");
    // Not left, not waited for: the click on the next step comes at once.
    await page.locator("#next").click();
    await page.waitForFunction(() => /1 chỗ phải sửa/.test(document.getElementById("own-told").textContent));
    holds("the page stays", page.url().startsWith(`${origin}${PAGES.units}`));
    holds("the field says what is wrong", /dưới “KT\.” ghi chức vụ của chính người ký/.test(await page.textContent(".field[data-path='signatory.title'] .says")));
    holds("and is gone to", await page.evaluate(() => document.activeElement.id) === "o-signatory-title");
    // Whoever comes to the later steps otherwise is led here by one click.
    for (const path of [PAGES.decide, PAGES.print, PAGES.download]) {
      await page.goto(`${origin}${path}`);
      const back = page.getByRole("button", { name: "Sửa ở hồ sơ cơ quan" }).first();
      await back.waitFor();
      holds(`the help is told at ${path}`, (await page.textContent("#main")).includes("của chính người ký"));
      await back.click();
      await page.waitForFunction(() => document.activeElement.id === "o-signatory-title");
    }
    await page.getByRole("button", { name: "Phó Chủ tịch ký thay" }).click();
    await page.waitForFunction(() => !document.querySelector("#form .says"));
    await page.locator("#next").click();
    await page.waitForURL("**/quyet-dinh");
    await page.waitForSelector(".entry");
    await page.context().close();
  },

  async "what is typed is taken, however quickly one goes on and however slow the server is"() {
    const page = await someone();
    let slow = 0;
    await page.route("**/api/**", async (route) => { await new Promise((done) => setTimeout(done, slow)); await route.continue().catch(() => {}); });
    await page.setInputFiles("#files", EXAMPLE);
    await page.waitForURL("**/doc-hieu");
    await page.waitForSelector("#form .field");
    const text = () => page.evaluate(() => document.getElementById("yaml").value);
    for (const [nth, [wait, press]] of [[0, 0], [150, 80], [150, 0], [300, 250]].entries()) {
      slow = wait;
      const offered = await page.locator("#more option").evaluateAll((all) => all.map((own) => own.value));
      const path = offered.find((own) => ["opening", "closing", "purpose", "urgency", "issuer.superior", "issuer.short_name", "place", "contacts.1.role"].includes(own));
      await page.locator("#more").selectOption(path);
      const words = `phòng cháy lần thứ ${nth}`;
      const subject = page.locator("[data-path='subject'] :is(input, textarea)");
      await subject.fill(words);
      await page.locator("#add").click({ delay: press });
      await page.waitForSelector(`.field[data-path="${path}"]`);
      await page.waitForFunction((own) => document.getElementById("yaml").value.includes(own), words);
      holds(`a click of ${press} ms with the server at ${wait} ms adds ${path}, and keeps the words`, (await text()).includes(words) && (await subject.inputValue()) === words);
    }
    // Two fields, one after the other, while nothing is answered yet; then typing on.
    slow = 250;
    await page.locator("[data-path='signatory.name'] input").fill("Lê Thị Bình");
    await page.locator("[data-path='number.value'] input").fill("45");
    await page.locator("[data-path='signatory.title'] input").pressSequentially(" Thường trực", { delay: 30 });
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => ["Lê Thị Bình", '"45"', "Thường trực"].every((own) => document.getElementById("yaml").value.includes(own)));
    holds("each is kept", (await page.locator("[data-path='signatory.name'] input").inputValue()) === "Lê Thị Bình" && (await page.locator("[data-path='number.value'] input").inputValue()) === "45");
    // An item is taken out while one behind it is typed into: the words go with their item.
    const items = page.locator("#form .field[data-path^='distribution.to.']");
    const many = await items.count();
    await items.first().getByRole("button").click();
    await items.nth(1).locator("input").fill("Thường trực Đảng ủy");
    await page.waitForFunction((count) => document.querySelectorAll("#form .field[data-path^='distribution.to.']").length === count, many - 1);
    await page.waitForFunction(() => document.getElementById("yaml").value.includes("Thường trực Đảng ủy"));
    holds("words follow their item", (await items.first().locator("input").inputValue()) === "Thường trực Đảng ủy");
    await page.context().close();
  },

  async "words that were not left are taken when the page is"() {
    const page = await someone();
    await way(page, EXAMPLE, []);
    // The print of the unit: typed, then straight back.
    await page.goto(`${origin}${PAGES.decide}`);
    await page.waitForSelector(".entry");
    await page.locator("#next").click();
    await page.waitForURL("**/ban-in");
    await page.locator("#hand-begin").click();
    await page.locator("[data-path='signatory.name'] input").pressSequentially("Nguyễn Thị Tay");
    await page.goBack();
    await page.waitForURL("**/quyet-dinh");
    await page.waitForFunction(() => document.getElementById("shown").textContent.includes("Nguyễn Thị Tay"));
    await page.locator(".entry", { hasText: "chợ, kho hàng" }).getByRole("button", { name: "Bỏ", exact: true }).click();
    await page.waitForSelector(".deed [aria-pressed=true]");
    await page.locator("#next").click();
    await page.waitForURL("**/ban-in");
    await page.waitForFunction(() => document.getElementById("shown").textContent.includes("Nguyễn Thị Tay"));
    holds("it counts as changed by hand", /1 chỗ/.test(await page.textContent("#hand-note")));
    // While it is typed, the page beside follows without the field being left.
    await page.locator("#hand-begin").click();
    await page.locator("[data-path='number.value'] input").pressSequentially("78");
    await page.waitForFunction(() => document.getElementById("shown").textContent.replace(/\s+/g, "").includes("78/UBND"));
    holds("the field is still typed into", await page.evaluate(() => document.activeElement.closest(".field")?.dataset.path) === "number.value");
    // The source as YAML, and the profile: typed, then elsewhere.
    await page.goto(`${origin}${PAGES.read}`);
    await page.locator("#yaml-card summary").click();
    await page.waitForFunction(() => document.getElementById("yaml").value.includes("phòng cháy"));
    await page.locator("#yaml").fill((await page.inputValue("#yaml")).replace("phòng cháy", "phòng chống cháy"));
    await page.goto(`${origin}${PAGES.print}`);
    await page.waitForFunction(() => document.getElementById("shown").textContent.includes("phòng chống cháy"));
    await page.goto(`${origin}${PAGES.units}`);
    await page.fill("#own-name", "xã Chi Lăng, tỉnh Lạng Sơn");
    await page.locator("#own-begin").click();
    await page.waitForFunction(() => document.activeElement.id === "o-symbol");
    await page.keyboard.type("UBND-VHXH");
    await page.goto(`${origin}${PAGES.decide}`);
    await page.waitForFunction(() => document.getElementById("shown").textContent.includes("UBND-VHXH"));
    holds("the profile has it", true);
    await page.context().close();
  },

  async "every tab has a work of its own"() {
    const one = await someone();
    await one.setInputFiles("#files", EXAMPLE);
    await one.waitForURL("**/doc-hieu");
    await one.waitForSelector("#form .field");
    const two = await one.context().newPage();
    await two.goto(`${origin}/`);
    holds("the new tab has none", await two.locator("#resume").isHidden());
    await two.locator("#others li", { hasText: "đang mở ở thẻ khác" }).waitFor();
    await two.setInputFiles("#files", ARRIVED.DOCX);
    await two.waitForURL("**/doc-hieu");
    await two.waitForSelector("#form .field");
    const subject = (page) => page.locator("[data-path='subject'] :is(input, textarea)").inputValue();
    const theirs = await subject(two);
    await one.locator("[data-path='subject'] :is(input, textarea)").fill("đổi ở thẻ thứ nhất");
    await one.keyboard.press("Tab");
    await one.waitForFunction(() => document.getElementById("yaml").value.includes("đổi ở thẻ thứ nhất"));
    await two.reload();
    await two.waitForSelector("#form .field");
    holds("the other keeps its own", (await subject(two)) === theirs);
    await one.reload();
    await one.waitForSelector("#form .field");
    holds("and each its own", (await subject(one)) === "đổi ở thẻ thứ nhất");
    // A tab that is doubled goes on with its own.
    const [doubled] = await Promise.all([one.context().waitForEvent("page"), one.evaluate(() => { window.open(location.href); })]);
    await doubled.waitForFunction(() => /bản riêng/.test(document.getElementById("status").textContent));
    await doubled.locator("[data-path='subject'] :is(input, textarea)").fill("đổi ở thẻ thứ ba");
    await doubled.keyboard.press("Tab");
    await doubled.waitForFunction(() => document.getElementById("yaml").value.includes("thẻ thứ ba"));
    await one.reload();
    await one.waitForSelector("#form .field");
    holds("the first is not touched", (await subject(one)) === "đổi ở thẻ thứ nhất");
    // What a closed tab left is offered, and gone on with.
    await two.close();
    await doubled.close();
    const next = await one.context().newPage();
    await next.goto(`${origin}${PAGES.decide}`);
    await next.locator("h1", { hasText: "Chưa có văn bản nào" }).waitFor();
    holds("without a work it is said", (await next.textContent("#main")).includes("thẻ này chưa mở văn bản nào"));
    await next.getByRole("button", { name: /^Làm tiếp: cv-tinh\.docx/ }).click();
    await next.waitForURL("**/doc-hieu");
    await next.waitForSelector("#form .field");
    holds("it goes on", (await subject(next)) === theirs);
    await one.context().close();
  },

  async "a sentence that was begun anew is asked about before the way goes on"() {
    const page = await someone();
    await way(page, EXAMPLE, []);
    await page.goto(`${origin}${PAGES.decide}`);
    const row = page.locator(".entry", { hasText: "Tuyên truyền đến từng khu dân cư" });
    const begin = async (words) => {
      await row.getByRole("button", { name: "Viết lại…" }).click();
      await row.locator("textarea").fill(words);
      await page.locator("#next").click();
      await page.waitForSelector("#unconfirmed[open]");
    };
    await begin("Phát tờ rơi đến từng nhà.");
    await page.keyboard.press("Escape");
    holds("one may stay", (await row.locator("textarea").inputValue()) === "Phát tờ rơi đến từng nhà.");
    // Come to the print otherwise, it is told there.
    await page.goto(`${origin}${PAGES.print}`);
    await page.getByRole("alert").filter({ hasText: "Phát tờ rơi đến từng nhà." }).waitFor();
    await page.getByRole("link", { name: "Đến câu ấy" }).click();
    await row.locator("textarea").waitFor();
    await page.locator("#next").click();
    await page.getByRole("button", { name: "Lấy lời này và đi tiếp" }).click();
    await page.waitForURL("**/ban-in");
    await page.waitForFunction(() => document.getElementById("shown").textContent.includes("Phát tờ rơi đến từng nhà."));
    holds("and nothing is told any more", await page.locator("#begun").isHidden());
    await page.goto(`${origin}${PAGES.decide}`);
    await begin("Lời khác hẳn.");
    await page.getByRole("button", { name: "Bỏ lời này, đi tiếp" }).click();
    await page.waitForURL("**/ban-in");
    await page.waitForSelector(".sheet svg text");
    holds("it is gone where it is given up", !(await page.textContent("#shown")).includes("Lời khác hẳn"));
    // A box that was only opened asks nothing.
    await page.goto(`${origin}${PAGES.decide}`);
    await row.getByRole("button", { name: "Giao cho…" }).click();
    await row.getByRole("button", { name: "Giao việc này" }).click();
    await page.waitForFunction(() => /giao cho ai/.test(document.getElementById("status").textContent));
    await page.locator("#next").click();
    await page.waitForURL("**/ban-in");
    await page.context().close();
  },

  async "a file without pages to look at has no tab for them"() {
    const page = await someone();
    await page.setInputFiles("#files", ARRIVED.DOCX);
    await page.waitForURL("**/doc-hieu");
    await page.waitForSelector(".lines p");
    holds("its words stand there", await page.locator("#see-arrived").isHidden() && (await page.getAttribute("#see-source", "aria-pressed")) === "true");
    await page.context().close();
  },

  async "a button without effect and an address without a page say so"() {
    const page = await someone();
    await page.getByText("Dán nội dung văn bản").click();
    await page.locator("#paste").click();
    await page.waitForFunction(() => /Chưa có nội dung/.test(document.getElementById("status").textContent));
    await page.goto(`${origin}${PAGES.year}`);
    await page.getByRole("button", { name: "Lập kế hoạch" }).click();
    await page.waitForFunction(() => /ghi tên đơn vị/.test(document.getElementById("whose-wrong").textContent));
    const lost = await page.goto(`${origin}/khong-co`);
    holds("it is a page, in Vietnamese", lost.status() === 404 && (await page.textContent("h1")) === "Không có trang này");
    await page.getByRole("link", { name: "Về trang đầu" }).click();
    await page.waitForURL(`${origin}/`);
    await way(page, EXAMPLE, []);
    for (const kind of ["docx", "tracked", "pdf"]) await page.locator(`#formats input[value=${kind}]`).uncheck();
    await page.locator("#none").waitFor();
    holds("no kind of file is told", await page.locator("#all").isDisabled());
    await page.context().close();
  },

  async "a year that is none leaves nothing of another, and the plan reads in words"() {
    const page = await someone();
    await planned(page);
    const rows = page.locator("#notices tr");
    const many = await rows.count();
    for (const year of ["-5", "2500", "", "1900"]) {
      await page.fill("#year", year);
      await page.keyboard.press("Tab");
      await page.waitForFunction(() => document.querySelector("#findings .error"));
      const told = await page.innerText("#findings");
      holds(`“${year}” is told in Vietnamese: ${told}`, !/line|column|whole number|request/.test(told) && await rows.count() === 0 && await page.locator("#shown .sheet").count() === 0 && await page.locator("#all").isDisabled());
    }
    await page.fill("#year", "2027");
    await page.keyboard.press("Tab");
    await page.waitForFunction((count) => document.querySelectorAll("#notices tr").length === count, many);
    holds("open days are blanks", /để trống/.test(await page.textContent("#summary")));
    await page.locator("#assume").check();
    await page.waitForFunction(() => /lấy như dự kiến/.test(document.getElementById("summary").textContent));
    holds("and are not when they are assumed", !/để trống/.test(await page.textContent("#summary")));
    const both = await rows.filter({ hasText: "Ngày thành lập xã" }).first().textContent();
    holds(`two occasions have their own days: ${both}`, !/01\/07\/2027 – 05\/09\/2027/.test(both) && /02\/09\/2027/.test(both) && /01\/07\/2027/.test(both));
    const file = await kept(page, () => rows.nth(1).getByRole("button", { name: /^Tải PDF/ }).click());
    const [, names] = await everything(page, []);
    holds(`one file is called as among all: ${file}`, names.includes(file.split("/").at(-1)));
    await page.getByText("Kế hoạch: cơ quan, mẫu, các dịp").click();
    const words = await page.evaluate(() => document.getElementById("form").innerText + [...document.querySelectorAll("#form :is(input, select)")].map((own) => own.selectedOptions?.[0].textContent ?? own.value).join("|"));
    holds(`no keys in the plan: ${/[a-z]+_[a-z]+|nghi-le/.exec(words)}`, !/[a-z]+_[a-z]+|nghi-le/.test(words));
    await page.context().close();
  },

  async "the longest word breaks, also on the narrowest screen"() {
    const page = await someone();
    await way(page, EXAMPLE, []);
    await page.goto(`${origin}${PAGES.decide}`);
    const row = page.locator(".entry", { hasText: "Tuyên truyền đến từng khu dân cư" });
    await row.getByRole("button", { name: "Viết lại…" }).click();
    await row.locator("textarea").fill("A".repeat(300));
    await row.getByRole("button", { name: "Lấy lời này" }).click();
    await page.waitForFunction(() => document.getElementById("shown").textContent.includes("AAAA"));
    for (const path of Object.values(PAGES)) {
      await page.goto(`${origin}${path}`);
      await page.waitForLoadState("networkidle");
      for (const width of [1280, 400, 320]) {
        await page.setViewportSize({ width, height: 800 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        holds(`${path} at ${width} is ${wide} px too wide`, wide <= 0);
      }
    }
    await page.context().close();
  },

  async "what a list says of its units is in their versions, and one name is two units"() {
    const page = await someone();
    await page.setInputFiles("#files", EXAMPLE);
    await page.waitForURL("**/doc-hieu");
    await page.goto(`${origin}${PAGES.units}`);
    const list = "Tên,Tỉnh,Ký hiệu,Quyền hạn,Chức vụ,Người ký,Nơi nhận,Lưu\nxã Chi Lăng,tỉnh Lạng Sơn,UBND-VHTT,KT. Chủ tịch,Phó Chủ tịch,Lương Văn Sáu,Như trên; Đảng ủy xã Chi Lăng,VT\nxã Chi Lăng,thành phố Bắc Ninh,UBND-KTHT,TM. Ủy ban nhân dân,Chủ tịch,Đỗ Thị Bảy,Như trên,VT\n";
    await page.setInputFiles("#table", { name: "don-vi.csv", mimeType: "text/csv", buffer: Buffer.from(list) });
    await page.waitForFunction(() => document.getElementById("count").textContent === "2");
    holds("who is of another province is told", /Không thuộc tỉnh Lạng Sơn/.test(await page.textContent("#chosen li:nth-child(2)")) && !/Không thuộc/.test(await page.textContent("#chosen li:nth-child(1)")));
    await page.goto(`${origin}${PAGES.decide}`);
    await page.waitForSelector(".entry");
    holds("they are told apart", (await page.locator("#unit option").allTextContents()).join(" | ") === "xã Chi Lăng, tỉnh Lạng Sơn | xã Chi Lăng, thành phố Bắc Ninh");
    await page.selectOption("#unit", "1");
    await page.locator("#outside").waitFor();
    await page.goto(`${origin}${PAGES.print}`);
    await page.waitForSelector(".sheet svg text");
    await page.selectOption("#unit", "0");
    await page.waitForFunction(() => document.getElementById("shown").textContent.includes("Lương Văn Sáu"));
    await page.locator("#hand-begin").click();
    const number = page.locator(".field[data-path='number.value'] input");
    await number.fill("77");
    // The other version is asked for while the field is being typed into.
    await page.evaluate(() => { const own = document.getElementById("unit"); own.value = "1"; own.dispatchEvent(new Event("change", { bubbles: true })); });
    await page.waitForFunction(() => document.getElementById("shown").textContent.includes("Đỗ Thị Bảy"));
    await page.locator("#subject, .field[data-path='subject'] :is(input, textarea)").first().focus();
    await page.waitForLoadState("networkidle");
    holds("a number goes to its own version alone", !/77\/UBND/.test(await page.textContent("#shown")) && (await number.inputValue()) === "");
    await page.goto(`${origin}${PAGES.download}`);
    await page.waitForSelector("#each button");
    await page.locator("#outside").waitFor();
    const [zip, names] = await everything(page, ["index.html", "tinh-lang-son/xa-chi-lang/xa-chi-lang.docx", "thanh-pho-bac-ninh/xa-chi-lang/xa-chi-lang.docx"]);
    const folder = join(out, "of-one-name"), own = join(out, "of-one-name-by-command");
    text("unzip", "-oqq", zip, "-d", folder);
    const [first, second] = ["tinh-lang-son", "thanh-pho-bac-ninh"].map((province) => docxWords(join(folder, province, "xa-chi-lang/xa-chi-lang.docx")));
    for (const words of ["77/UBND-VHTT", "Lương Văn Sáu", "PHÓ CHỦ TỊCH", "Đảng ủy xã Chi Lăng"]) holds(`the first has ${words}`, first.includes(words) && !second.includes(words));
    for (const words of ["/UBND-KTHT", "Đỗ Thị Bảy"]) holds(`the second has ${words}`, second.includes(words) && !first.includes(words));
    writeFileSync(join(out, "don-vi.csv"), list);
    spawnSync(command, ["cascade", EXAMPLE, "--units", join(out, "don-vi.csv"), "--to", "docx", "-o", own, "--force"]);
    const docx = (all) => all.filter((name) => name.endsWith(".docx") && !name.includes("vet-sua")).sort().join(" ");
    const made = text("find", own, "-name", "*.docx", "-printf", "%P\n").trim().split("\n");
    holds(`folders are the command's: ${docx(made)}`, docx(made) === docx(names));
    await page.context().close();
  },

  async "Enter takes what stands in the box, and of several none"() {
    const page = await someone();
    await page.setInputFiles("#files", EXAMPLE);
    await page.waitForURL("**/doc-hieu");
    await page.goto(`${origin}${PAGES.units}`);
    await page.waitForFunction(() => /Lạng Sơn/.test(document.getElementById("whole").textContent));
    const chosen = () => page.locator("#chosen li > span").evaluateAll((all) => all.map((own) => own.firstChild.textContent).join(" "));
    const entered = async (words, wanted) => {
      await page.fill("#search", words);
      await page.press("#search", "Enter");
      await page.waitForFunction((own) => [...document.querySelectorAll("#chosen li > span")].map((one) => one.firstChild.textContent).join(" ") === own, wanted);
      holds(`${words}: ${wanted}`, true);
    };
    await entered("chi lang", "xã Chi Lăng");
    await entered("bac son", "xã Chi Lăng xã Bắc Sơn");
    await page.fill("#search", "huyện Hữu Lũng");
    await page.press("#search", "Enter");
    await page.waitForFunction(() => /thuộc một trong \d+ đơn vị/.test(document.getElementById("status").textContent));
    holds("one is asked for, none taken", await page.evaluate(() => !!document.activeElement.closest("#results")) && (await chosen()) === "xã Chi Lăng xã Bắc Sơn");
    await page.locator("#clear").click();
    await page.locator("#chosen").getByRole("button", { name: "Hoàn tác" }).click();
    await page.waitForFunction(() => document.getElementById("count").textContent === "2");
    // What is wrong with the profile is told in the words of its form.
    await page.fill("#own-name", "xã Chi Lăng, tỉnh Lạng Sơn");
    await page.locator("#own-begin").click();
    await page.waitForFunction(() => document.activeElement.id === "o-symbol");
    const label = (await page.locator("label[for='o-contact-unit']").textContent()).trim();
    await page.fill("#o-contact-phone", "0205 111 222");
    await page.keyboard.press("Tab");
    await page.waitForSelector("#own-findings .error");
    holds(`a key is called as its label is: ${label}`, (await page.textContent("#own-findings")).toLowerCase().includes(`“${label.toLowerCase()}”`));
    await page.context().close();
  },

  async "a decision is what it is told to be, and only what makes sense is offered"() {
    const page = await someone();
    await way(page, EXAMPLE, []);
    await page.goto(`${origin}${PAGES.decide}`);
    const deeds = async (words) => (await page.locator(".entry", { hasText: words }).first().locator(".deed button").allInnerTexts()).join(" ");
    await page.waitForSelector(".entry .deed");
    holds("what leads into the measures stays", (await deeds("thực hiện các nội dung sau")) === "Giữ nguyên Viết lại…");
    holds("a purpose is nobody's task", (await deeds("Để bảo đảm an toàn phòng cháy")) === "Giữ nguyên Bỏ Viết lại…");
    const count = await page.locator(".entry").count();
    const shown = async () => (await page.textContent("#shown")).replace(/\s+/g, "");
    const told = [];
    let tried = 0;
    for (let nth = 0; nth < count; nth += 1) {
      const row = page.locator(".entry").nth(nth);
      const drop = row.locator(".deed").getByRole("button", { name: "Bỏ", exact: true });
      const words = (await row.locator(".pair > :last-child").innerText()).replace(/\{.*/, "").replace(/\s+/g, "").slice(0, 30);
      if (!(await drop.count()) || (await row.locator(".tag").innerText()) === "thêm" || (await row.locator(".tag").innerText()) === "bỏ") continue;
      // What is said twice is still there.
      if ((await shown()).split(words).length !== 2) continue;
      await page.evaluate(() => { document.getElementById("status").textContent = ""; });
      await drop.click();
      await page.waitForFunction(() => document.getElementById("status").textContent);
      const said = await page.textContent("#status");
      tried += 1;
      if (/câu đã bỏ/.test(said) === (await shown()).includes(words)) told.push(`${words}: ${said}`);
      await page.evaluate(() => { document.getElementById("status").textContent = ""; });
      await page.locator(".entry").nth(nth).getByRole("button", { name: "Theo máy" }).click();
      await page.waitForFunction(() => document.getElementById("status").textContent);
    }
    holds(`each of ${tried} is as told: ${told}`, told.length === 0 && tried > 3);
    const parts = await page.locator(".part-title").allInnerTexts();
    holds(`parts are called in Vietnamese: ${parts}`, parts.every((own) => !/^[A-Za-z_]+$/.test(own)));
    const checks = await page.locator("#checks li label").allInnerTexts();
    holds("no two checks read the same", new Set(checks).size === checks.length);
    await page.context().close();
  },

  async "what was added by hand finds its list again, and nothing goes unasked"() {
    const page = await someone();
    const sent = readFileSync(EXAMPLE, "utf8").replace("      - Tuyên truyền", "      - Rà soát lực lượng tại chỗ.\n      - Tuyên truyền");
    await way(page, { name: "cv.yaml", mimeType: "text/plain", buffer: Buffer.from(sent) }, []);
    await page.goto(`${origin}${PAGES.print}`);
    await page.locator("#hand-begin").click();
    await page.locator("#form [data-list='measures.2.items']").click();
    await page.waitForFunction(() => document.activeElement.closest(".field")?.dataset.path.startsWith("measures.2.items."));
    await page.keyboard.type("Trực ban suốt dịp tết.");
    await page.keyboard.press("Tab");
    const joined = (own) => own.replace(/\s+/g, "");
    const shows = (words, is = true) => page.waitForFunction(([own, wanted]) => document.getElementById("shown").textContent.replace(/\s+/g, "").includes(own) === wanted, [joined(words), is]);
    await shows("Trực ban suốt dịp tết.");
    await page.goto(`${origin}${PAGES.decide}`);
    await page.locator(".entry", { hasText: "Rà soát lực lượng" }).getByRole("button", { name: "Bỏ", exact: true }).click();
    await shows("Rà soát lực lượng", false);
    holds("it is there, and not told as lost", joined(await page.textContent("#shown")).includes(joined("Trực ban suốt dịp tết.")) && await page.locator("#lost").isHidden());
    await page.goto(`${origin}${PAGES.print}`);
    await shows("Trực ban suốt dịp tết.");
    await page.locator("#hand-drop").click();
    await page.getByRole("dialog").getByRole("button", { name: "Giữ lại" }).click();
    await shows("Trực ban suốt dịp tết.");
    await page.goto(`${origin}${PAGES.download}`);
    await page.locator("#anew").click();
    await page.getByRole("dialog").getByRole("button", { name: "Giữ lại" }).click();
    await page.goto(`${origin}/`);
    await page.locator("#resume-drop").click();
    await page.getByRole("dialog").getByRole("button", { name: "Giữ lại" }).click();
    holds("the work is there", await page.locator("#resume").isVisible());
    await page.goto(`${origin}${PAGES.print}`);
    await page.locator("#hand-drop").click();
    await page.getByRole("dialog").getByRole("button", { name: "Bỏ phần sửa tay" }).click();
    await shows("Trực ban suốt dịp tết.", false);
    await page.context().close();
  },

  async "of several files each has its units, and the others are named"() {
    const page = await someone();
    const other = readFileSync(EXAMPLE, "utf8").replaceAll("Lạng Sơn", "Nghệ An").replace("number:\n  value: \"315\"", "number:\n  value: \"316\"");
    await page.setInputFiles("#files", [{ name: "mot.yaml", mimeType: "text/plain", buffer: readFileSync(EXAMPLE) }, { name: "hai.yaml", mimeType: "text/plain", buffer: Buffer.from(other) }]);
    await page.waitForURL("**/doc-hieu");
    await page.goto(`${origin}${PAGES.units}`);
    await page.fill("#search", "chi lang");
    await page.press("#search", "Enter");
    await page.waitForSelector("#chosen button");
    await page.goto(`${origin}${PAGES.download}`);
    await page.locator("#others").waitFor();
    holds("the other file is named", /hai\.yaml/.test(await page.textContent("#others")) && /chưa chọn đơn vị/.test(await page.textContent("#others")));
    await page.getByRole("button", { name: "Sang hai.yaml" }).click();
    await page.waitForFunction(() => document.getElementById("which")?.value === "1");
    await page.goto(`${origin}${PAGES.units}`);
    await page.waitForFunction(() => /Nghệ An/.test(document.getElementById("whole").textContent));
    holds("none is chosen for it, and none of another province is offered", (await page.textContent("#count")) === "0" && await page.locator("#from button").count() === 0);
    await page.context().close();
  },

  async "a year is what stands in its box, and one of nothing gives nothing"() {
    const page = await someone();
    await planned(page);
    const typed = async (year) => { await page.fill("#year", year); await page.press("#year", "Tab"); };
    await typed("1900");
    await page.waitForFunction(() => /không có văn bản nào/.test(document.getElementById("summary").textContent));
    holds("nothing is shown, nothing to download", await page.locator("#shown .sheet").count() === 0 && await page.locator("#all").isDisabled());
    const told = await page.innerText("#skipped");
    holds(`why is told in plain words: ${told.slice(0, 60)}`, told.length > 0 && !told.includes("`"));
    await typed("2025");
    await page.waitForSelector("#notices tr");
    await page.waitForFunction(() => document.getElementById("shown").textContent.includes("2025"));
    await page.fill("#year", "2027");
    const file = await kept(page, () => page.locator("#notices tr").first().getByRole("button", { name: /^Tải Word/ }).click());
    holds(`the file is of the year that was typed: ${file}`, file.includes("2027"));
    await page.getByText("Kế hoạch: cơ quan, mẫu, các dịp").click();
    await page.locator(".field[data-path='events.1.date'] input").fill("31/02/2025");
    await page.keyboard.press("Tab");
    await page.waitForSelector("#findings .error");
    const rows = await page.locator("#notices tr").count();
    await page.setInputFiles("#plan-import", { name: "khac.yaml", mimeType: "text/plain", buffer: Buffer.from(await page.evaluate(async () => (await (await import("/assets/work.js")).kept("plan")).text.replace("Chi Lăng", "Bắc Sơn"))) });
    await page.getByRole("dialog").getByRole("button", { name: "Giữ lại" }).click();
    holds("another plan is asked about", rows === await page.locator("#notices tr").count() && (await page.inputValue(".field[data-path='office.name'] input")) === "xã Chi Lăng");
    await page.locator(".field[data-path='office.name'] input").fill("");
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => /để trống/.test(document.getElementById("findings").textContent));
    const said = await page.innerText("#findings");
    holds(`a key is called as its own field is: ${said.slice(0, 80)}`, !/họ tên/.test(said) && !/ngày ban hành/.test(said));
    await page.context().close();
  },

  async "what is missing leads to where it is mended"() {
    const page = await someone();
    const without = readFileSync(EXAMPLE, "utf8").replace(/distribution:[\s\S]*?(?=signatory:)/, "distribution:\n").replace(/^subject:.*\n/m, "");
    await page.getByText("Dán nội dung văn bản").click();
    await page.fill("#pasted", without);
    await page.locator("#paste").click();
    await page.waitForURL("**/doc-hieu");
    const add = (words) => page.locator("#findings li", { hasText: words }).getByRole("button", { name: "Thêm ô" }).click();
    await page.goto(`${origin}${PAGES.print}`);
    await page.locator("#findings li", { hasText: "trích yếu" }).waitFor();
    // The document itself is printed: its field is here.
    await page.goto(`${origin}${PAGES.units}`);
    await page.fill("#search", "chi lang");
    await page.press("#search", "Enter");
    await page.waitForSelector("#chosen button");
    await page.goto(`${origin}${PAGES.print}`);
    await page.locator("#findings li", { hasText: "trích yếu" }).getByRole("button", { name: /^(Thêm ô|Sửa ở Đọc hiểu)$/ }).click();
    await page.waitForURL("**/doc-hieu#subject");
    await page.waitForFunction(() => document.activeElement.closest(".field")?.dataset.path === "subject");
    await page.keyboard.type("phòng cháy");
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => document.getElementById("yaml").value.includes("subject: phòng cháy") || document.getElementById("yaml").value.includes("subject: \"phòng cháy\""));
    await add("nơi nhận");
    await page.waitForFunction(() => document.activeElement.closest(".field")?.dataset.path === "distribution.to.1");
    await page.keyboard.type("Như trên");
    await page.keyboard.press("Tab");
    await page.locator("#findings li", { hasText: "nơi nhận" }).waitFor({ state: "detached" });
    holds("a list of its own was begun", await page.locator(".field[data-path='distribution.to.1']").getByRole("button").count() === 1);
    if (await page.locator("#findings .error").count()) {
      await page.locator("#findings .error").first().getByRole("button", { name: "Thêm ô" }).click();
      await page.waitForFunction(() => document.activeElement.closest(".field")?.dataset.path.startsWith("distribution."));
      await page.keyboard.type("VT");
      await page.keyboard.press("Tab");
    }
    await page.waitForFunction(() => !document.querySelector("#findings .error"));
    await page.goto(`${origin}${PAGES.print}`);
    await page.waitForSelector(".sheet svg text");
    holds("it prints", /trang\. Đúng như tệp PDF/.test(await page.textContent("#summary")));
    await page.context().close();
  },

  async "a province of another kind since has its units, and a document of districts says so"() {
    const page = await someone();
    const of = (change) => ({ name: "cv.yaml", mimeType: "text/plain", buffer: Buffer.from(change(readFileSync(EXAMPLE, "utf8"))) });
    await page.setInputFiles("#files", of((own) => own.replaceAll("Lạng Sơn", "Đồng Nai")));
    await page.waitForURL("**/doc-hieu");
    await page.goto(`${origin}${PAGES.units}`);
    await page.waitForFunction(() => /tỉnh Đồng Nai/.test(document.getElementById("whole").textContent));
    await page.fill("#search", "trang bom");
    await page.getByRole("button", { name: "Chọn phường Trảng Bom", exact: true }).waitFor();
    await page.locator("#whole").click();
    await page.waitForFunction(() => Number(document.getElementById("count").textContent) > 50);
    holds("none of them is called another's", await page.locator("#chosen .wrong").count() === 0);
    await page.evaluate(async () => (await import("/assets/work.js")).forget());
    await page.goto(`${origin}/`);
    await page.setInputFiles("#files", of((own) => own.replace("date: 2027-01-11", "date: 2024-01-11").replace("2027-01-29", "2024-01-29")));
    await page.waitForURL("**/doc-hieu");
    await page.goto(`${origin}${PAGES.units}`);
    await page.waitForFunction(() => /Lạng Sơn/.test(document.getElementById("whole").textContent));
    await page.fill("#search", "xa chi lang");
    await page.locator("#results li", { hasText: "cấp huyện" }).first().waitFor();
    holds("a commune is not to be chosen", await page.getByRole("button", { name: "Chọn xã Chi Lăng", exact: true }).count() === 0);
    await page.fill("#search", "huyện chi lang");
    await page.press("#search", "Enter");
    await page.waitForSelector("#chosen button");
    holds("a district is", /huyện Chi Lăng/.test(await page.textContent("#chosen")));
    await page.context().close();
  },

  async "big work waits for small work, and one click is one file"() {
    const token = new URL(address).searchParams.get("token");
    const ask = (source) => fetch(`${origin}/api/v1/render`, { method: "POST", headers: { authorization: `Bearer ${token}`, "content-type": "application/json" }, body: JSON.stringify({ source, to: "svg", draft: true }) });
    const small = readFileSync(EXAMPLE, "utf8");
    const big = small.replace("measures:\n", `measures:\n${"  - Kiểm tra, rà soát phương tiện chữa cháy tại trụ sở, báo cáo kết quả theo quy định của cấp trên.\n".repeat(2400)}`);
    let done = 0;
    const all = Array.from({ length: 4 }, () => ask(big).then((own) => { done += 1; return own.status; }));
    await new Promise((go) => setTimeout(go, 300));
    const { status } = await ask(small);
    holds(`a small one is answered while ${4 - done} of 4 big ones wait`, status === 200 && done < 4);
    holds("and they are answered too", (await Promise.all(all)).every((own) => own === 200));
    const page = await someone();
    await way(page, EXAMPLE, []);
    let files = 0;
    page.on("download", () => { files += 1; });
    await page.locator("#all").dblclick();
    await page.waitForFunction(() => !document.getElementById("all").disabled && /Xong/.test(document.getElementById("status").textContent));
    await page.waitForLoadState("networkidle");
    holds(`a double click gives one ZIP: ${files}`, files === 1);
    await page.context().close();
  },

  async "a server that is gone is told above what is shown, and tried again"() {
    const page = await someone();
    await way(page, EXAMPLE, []);
    await page.goto(`${origin}${PAGES.decide}`);
    await page.waitForSelector(".entry .deed");
    const rows = await page.locator(".entry").count();
    await page.route("**/api/**", (route) => route.abort());
    await page.removeAllListeners("console");
    await page.locator(".entry", { hasText: "Tuyên truyền đến" }).getByRole("button", { name: "Bỏ", exact: true }).click();
    await page.locator("#gone").waitFor();
    holds("what was shown stays", await page.locator(".entry").count() === rows);
    await page.getByRole("button", { name: "Thử lại" }).click();
    await page.waitForFunction(() => /Vẫn chưa gặp/.test(document.getElementById("gone").textContent));
    await page.unroute("**/api/**");
    await page.getByRole("button", { name: "Thử lại" }).click();
    await page.waitForFunction(() => !document.getElementById("gone") && document.querySelector(".entry"));
    await page.waitForFunction(() => document.getElementById("shown").textContent && !document.getElementById("shown").textContent.includes("Tuyên truyền đến"));
    holds("and what was decided meanwhile is there", await page.locator(".deed [aria-pressed=true]").count() === 1);
    // On a narrow screen the page is a tap away.
    await page.setViewportSize({ width: 400, height: 800 });
    holds("the sentences are seen", await page.locator("#rows").isVisible() && !(await page.locator("#shown").isVisible()));
    await page.locator("#see-sheet").click();
    holds("then the page", await page.locator("#shown .sheet").first().isVisible() && !(await page.locator("#rows").isVisible()));
    await page.context().close();
  },

  async "what is blank in the arrived file is told, and filled in once for all units"() {
    const page = await someone();
    const sent = "ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\nSố:       /UBND-KGVX\nV/v phòng cháy\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nLạng Sơn, ngày      tháng 3 năm 2027\n\nKính gửi: UBND các xã, phường.\n\nUBND tỉnh yêu cầu UBND các xã, phường thực hiện các nội dung sau:\n1. Tuyên truyền đến từng khu dân cư.\n2. Rà soát các chợ.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nHoàng Văn Bình\n";
    await way(page, { name: "cv.txt", mimeType: "text/plain", buffer: Buffer.from(sent) }, []);
    await page.goto(`${origin}${PAGES.units}`);
    await page.fill("#search", "bac son");
    await page.getByRole("button", { name: "Chọn xã Bắc Sơn", exact: true }).click();
    await page.waitForFunction(() => document.getElementById("count").textContent === "2");
    await page.goto(`${origin}${PAGES.read}`);
    await page.waitForFunction(() => /2 chỗ còn trống/.test(document.getElementById("found-title").textContent));
    holds("what is blank is not fine", !(await page.locator("#found").evaluate((own) => own.classList.contains("fine"))));
    await page.locator("#blank-next").click();
    holds("its field is gone to", await page.evaluate(() => document.activeElement.closest(".field")?.dataset.path) === "number.value");
    await page.goto(`${origin}${PAGES.decide}`);
    await page.waitForSelector("#fills li");
    holds("decisions are for all units", /cả 2 đơn vị/.test(await page.textContent("#for-all")));
    await page.getByRole("button", { name: "Điền: điền số của văn bản cấp trên" }).click();
    await page.waitForURL("**/doc-hieu#number.value");
    await page.waitForFunction(() => document.activeElement.closest(".field")?.dataset.path === "number.value");
    await page.keyboard.type("315");
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => /1 chỗ còn trống/.test(document.getElementById("found-title").textContent));
    for (const unit of ["0", "1"]) {
      await page.goto(`${origin}${PAGES.decide}`);
      await page.locator("#unit").selectOption(unit);
      await page.waitForFunction((nth) => document.getElementById("unit").value === nth && document.getElementById("shown").textContent.replace(/\s/g, "").includes("315/UBND-KGVX"), unit);
    }
    // What is open is told before the files are fetched, and what was ticked is not asked for again.
    await page.locator("#fills input").first().check();
    await page.waitForSelector("#fills .done");
    const ticked = await page.locator("#fills .done").textContent();
    await page.goto(`${origin}${PAGES.download}`);
    await page.waitForFunction(() => document.querySelectorAll("#open-what li").length === 2);
    const [first, second] = await page.locator("#open-what li small").allTextContents();
    const count = (words) => Number(/(\d+) chỗ phải điền/.exec(words)[1]);
    holds("what was ticked is not counted", count(first) === count(second) + 1);
    const [zip] = await everything(page, ["index.html"]);
    const lists = text("unzip", "-p", zip, "index.html").split("<strong>").slice(1);
    holds("nor in the index", lists[0].includes(ticked.trim()) && !lists[1].includes(ticked.trim()));
    holds("the ZIP has the document's name", zip.endsWith("cv.zip"));
    await page.getByRole("button", { name: "Điền ở Bản in: xã Bắc Sơn" }).click();
    await page.waitForURL("**/ban-in");
    await page.waitForFunction(() => document.getElementById("unit").value === "1");
    await page.context().close();
  },

  async "a document that no unit carries out says so where units are chosen"() {
    const page = await someone();
    const yaml = readFileSync(EXAMPLE, "utf8");
    const opened = async (name, words) => {
      await page.goto(`${origin}/`);
      await page.setInputFiles("#files", { name, mimeType: "text/plain", buffer: Buffer.from(words) });
      const replaces = page.getByRole("button", { name: "Bỏ, mở tệp mới" });
      if (await page.locator("#resume").isVisible()) await replaces.click();
      await page.waitForURL("**/doc-hieu");
      await page.goto(`${origin}${PAGES.units}`);
      await page.waitForSelector("#lowest:not([hidden])");
      holds("no unit is asked for", !(await page.locator("#choosing").isVisible()) && !(await page.locator("#next").isVisible()));
      return page.textContent("#lowest-why");
    };
    const commune = await opened("xa.yaml", yaml.replace("level: province", "level: commune").replaceAll("tỉnh Lạng Sơn", "xã Chi Lăng"));
    holds("a commune's", /không có cấp dưới/.test(commune));
    const ministry = await opened("bo.yaml", yaml.replace("  level: province\n  territory: tỉnh Lạng Sơn\n", "").replace("Ủy ban nhân dân tỉnh Lạng Sơn", "Bộ Y tế"));
    holds("a ministry's, in plain words", /“Bộ Y tế” là cơ quan trung ương/.test(ministry) && !/YAML|issuer|`/.test(ministry));
    await page.locator("#lowest").getByRole("link", { name: "Chỉ in văn bản này" }).click();
    await page.waitForSelector(".sheet svg text");
    await page.context().close();
  },

  async "the type, the order and the day of all versions are chosen with the units"() {
    const page = await someone();
    await way(page, EXAMPLE, []);
    await page.goto(`${origin}${PAGES.units}`);
    await page.waitForFunction(() => document.getElementById("as").options.length > 3);
    await page.locator("#as").selectOption("KH");
    await page.locator("#issued").fill("32/01/2027");
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => /đủ ngày/.test(document.getElementById("issued-wrong").textContent));
    await page.locator("#issued").fill("13/01/2027");
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => !document.getElementById("issued-wrong").textContent);
    await page.reload();
    await page.waitForFunction(() => document.getElementById("as").value === "KH" && document.getElementById("issued").value === "13/01/2027");
    await page.goto(`${origin}${PAGES.decide}`);
    await page.waitForFunction(() => /KẾ HOẠCH/.test(document.getElementById("shown").textContent));
    holds("the day is there", /ngày13tháng01/.test((await page.textContent("#shown")).replace(/\s/g, "")));
    await page.goto(`${origin}${PAGES.download}`);
    await page.waitForSelector("#each button");
    await page.locator("#with-comments").check();
    const [zip] = await everything(page, ["index.html"]);
    const folder = join(out, "manner");
    text("unzip", "-oqq", zip, "-d", folder);
    const docx = join(folder, "xa-chi-lang/xa-chi-lang.docx");
    holds("in the ZIP too", /KẾ HOẠCH/.test(docxWords(docx)));
    holds("with what to see to as comments", /điền số/.test(text("unzip", "-p", docx, "word/comments.xml").replace(/<[^>]+>/g, "")));
    await page.context().close();
  },

  async "where everything was dropped that is told, with the way back"() {
    const page = await someone();
    await way(page, EXAMPLE, []);
    await page.goto(`${origin}${PAGES.decide}`);
    for (const words of ["Kiểm tra hệ thống điện", "Tuyên truyền đến từng khu dân cư", "Tổ chức kiểm tra chợ"]) {
      const row = page.locator(".entry", { hasText: words });
      await row.getByRole("button", { name: "Bỏ", exact: true }).click();
      await row.locator("[aria-pressed=true]").waitFor();
    }
    await page.goto(`${origin}${PAGES.print}`);
    await page.waitForFunction(() => /theo các quyết định của người soạn/.test(document.getElementById("findings").textContent));
    holds("nothing is called fine", !(await page.locator("#found").evaluate((own) => own.classList.contains("fine"))));
    await page.goto(`${origin}${PAGES.download}`);
    await page.waitForSelector("#each button");
    const began = page.waitForEvent("download");
    await page.locator("#all").click();
    await began;
    await page.waitForSelector("#problems li");
    const told = await page.textContent("#problems");
    holds("the unit is named once", told.match(/xã Chi Lăng/g).length === 1 && /quyết định/.test(told));
    await page.goto(`${origin}${PAGES.print}`);
    await page.getByRole("link", { name: "Xem lại ở Quyết định" }).click();
    await page.waitForURL("**/quyet-dinh");
    await page.context().close();
  },

  async "nobody else is let in"() {
    const status = async (path, headers) => (await fetch(origin + path, { headers, redirect: "manual" })).status;
    holds("without the token", (await status("/api/v1/rules")) === 401 && (await status("/")) === 401);
    const token = new URL(address).searchParams.get("token");
    holds("with it", (await status("/api/v1/rules", { authorization: `Bearer ${token}` })) === 200);
    holds("from another site", (await status("/api/v1/rules", { authorization: `Bearer ${token}`, origin: "http://evil.example" })) === 403);
    const host = text("curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", "-H", "Host: evil.example", "-H", `Authorization: Bearer ${token}`, `${origin}/api/v1/rules`);
    holds("under another name", host === "403");
  },
};

const only = process.env.ONLY;
let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  if (only && !name.includes(only)) continue;
  const from = Date.now();
  try {
    await check();
    console.log(`ok: ${name} (${((Date.now() - from) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED: ${name}: ${error.stack || error}`);
    const pages = browser.contexts().flatMap((context) => context.pages());
    await pages.at(-1)?.screenshot({ path: join(out, `failed-${failed}.png`) }).catch(() => {});
    await Promise.all(browser.contexts().map((context) => context.close()));
  }
}
await browser.close();
const [code, ms] = await stop("SIGTERM");
if (code !== 0 || ms > 4000) { failed += 1; console.log(`FAILED: SIGTERM ends it with ${code} after ${ms} ms`); }
console.log(`${steps} things hold; ${failed} do not`);
process.exit(failed ? 1 : 0);
