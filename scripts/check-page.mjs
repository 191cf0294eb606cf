// Drives `congvan serve` in a headless browser as clerks do, and holds every page to what it promises.
//
// usage: node check-page.mjs COMMAND FOLDER [TOOLS]
// COMMAND is the program; downloads and pictures go to FOLDER; playwright-core and axe-core lie in TOOLS.
import { spawn, execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const [command, out, tools = `${process.env.HOME}/.cache/congvan-checkers/browser`] = process.argv.slice(2);
const required = createRequire(`${resolve(tools)}/`);
const { chromium } = required("playwright-core");
const axe = readFileSync(required.resolve("axe-core/axe.min.js"), "utf8");
const root = resolve(import.meta.dirname, "..");
mkdirSync(out, { recursive: true });

const PAGES = { start: "/", read: "/doc-hieu", units: "/don-vi", decide: "/quyet-dinh", print: "/ban-in", download: "/tai-ve", year: "/trong-nam" };
const EXAMPLE = join(root, "crates/congvan-web/src/api/example.yaml");
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

/** The whole way with the mouse; the pages stay filled for those who come after. */
async function way(page, file) {
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
  await page.waitForSelector(".sheet svg");
  await page.locator("#next").click();
  await page.waitForURL("**/ban-in");
  await page.waitForSelector(".sheet svg text");
  await page.locator("#next").click();
  await page.waitForURL("**/tai-ve");
  const docx = await kept(page, () => page.getByRole("button", { name: "Tải Word của xã Chi Lăng" }).click());
  holds("the DOCX is one", /PK/.test(readFileSync(docx, "latin1").slice(0, 2)));
  holds("the DOCX names the commune", text("unzip", "-p", docx, "word/document.xml").includes("CHI LĂNG"));
  const pdf = await kept(page, () => page.getByRole("button", { name: "Tải PDF của xã Chi Lăng" }).click());
  holds("the PDF names the commune", /CHI LĂNG/.test(text("pdftotext", pdf, "-")));
  console.log(`the whole way: ${((Date.now() - from) / 1000).toFixed(1)} s by script`);
  return pdf;
}

const checks = {
  async "the whole way"() {
    const page = await someone();
    await page.screenshot({ path: join(out, "start-first.png") });
    await way(page, EXAMPLE);
    const zip = await kept(page, () => page.locator("#all").click());
    const names = text("unzip", "-Z1", zip);
    for (const name of ["index.html", "xa-chi-lang/xa-chi-lang.docx", "xa-chi-lang/xa-chi-lang.pdf", "xa-chi-lang/trace.html"]) holds(`the ZIP has ${name}`, names.includes(name));
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
    const zip = await kept(page, () => page.locator("#all").click());
    holds("65 units in the ZIP", text("unzip", "-Z1", zip).split("\n").filter((name) => name.endsWith(".docx")).length === 65);
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
    await page.waitForFunction(() => /Không thấy|Không có lỗi/.test(document.getElementById("found-title").textContent) && !document.getElementById("findings").textContent.includes("99.5"));
    holds("the text is mended", (await page.inputValue("#yaml")).includes("99,5%"));
    await page.context().close();
  },

  async "hostile files give findings, not broken pages"() {
    const page = await someone();
    for (const [name, bytes] of [["a.pdf", "%PDF-1.7\n%%EOF"], ["b.docx", "PK\u0003\u0004rubbish"], ["c.yaml", "a: &x [*x, *x]\n- b\n\t: {"], ["d.bin", "\0\0\0"], ["e.txt", ""]]) {
      await page.goto(`${origin}/`);
      await page.setInputFiles("#files", { name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes, "latin1") });
      await page.waitForFunction(() => document.querySelector("#problems li") || document.querySelector("#findings li"));
      holds(`${name} is answered`, true);
    }
    await page.context().close();
  },

  async "with the keyboard alone"() {
    const page = await someone();
    const focus = async (wanted, most = 80) => {
      for (let nth = 0; nth < most; nth += 1) {
        await page.keyboard.press("Tab");
        if (await page.evaluate((selector) => document.activeElement?.matches(selector), wanted)) return;
      }
      throw new Error(`Tab does not reach ${wanted}`);
    };
    await focus("details:nth-of-type(2) summary, .two details:last-child summary");
    await page.keyboard.press("Enter");
    await focus("#begin");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/doc-hieu");
    await page.waitForSelector("#form .field");
    await focus("[data-path='issuer.name'] input", 200);
    await page.keyboard.press("Control+A");
    await page.keyboard.type("Ủy ban nhân dân xã Chi Lăng");
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => document.getElementById("yaml").value.includes("Ủy ban nhân dân xã Chi Lăng"));
    await page.goto(`${origin}${PAGES.units}`);
    await focus("#alone");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/ban-in");
    await focus("#next");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/tai-ve");
    await focus("#each button");
    const path = await kept(page, () => page.keyboard.press("Enter"));
    holds("a file by keys", path.endsWith(".docx"));
    await page.context().close();
  },

  async "pictures, axe and no sideways scrolling, both widths and themes"() {
    let told = [];
    for (const colorScheme of ["light", "dark"]) for (const width of [1280, 400]) {
      const page = await someone({ colorScheme, viewport: { width, height: 860 } });
      await way(page, EXAMPLE);
      for (const [name, path] of Object.entries(PAGES)) {
        await page.goto(`${origin}${path}`);
        await page.waitForLoadState("networkidle");
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

  async "words are drawn where they are printed"() {
    const page = await someone();
    const pdf = await way(page, EXAMPLE);
    await page.goto(`${origin}${PAGES.print}`);
    await page.waitForSelector(".sheet svg text");
    await page.evaluate(() => document.fonts.ready);
    // Where each word begins and ends on the screen, in millimetres of the page.
    const drawn = await page.evaluate(() => [...document.querySelectorAll(".sheet svg")].map((svg) => [...svg.querySelectorAll("tspan")].map((span) => {
      const words = span.textContent.replace(/ +$/, "");
      return words && [words, span.getStartPositionOfChar(0).x, span.getEndPositionOfChar(words.length - 1).x, span.getStartPositionOfChar(0).y];
    }).filter(Boolean)));
    const boxes = text("pdftotext", "-bbox", pdf, "-").split("<page ").slice(1).map((part) => [...part.matchAll(/xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">(.*?)<\/word>/g)].map((found) => [found[3].replace(/&quot;/g, '"').replace(/&amp;/g, "&"), found[1] * 25.4 / 72, found[2] * 25.4 / 72]));
    let worst = 0, compared = 0, farthest = "";
    drawn.forEach((words, nth) => {
      const free = boxes[nth].slice();
      for (const [word, left, right] of words) {
        const at = free.findIndex((box) => box[0] === word && Math.abs(box[1] - left) < 3);
        if (at < 0) continue;
        const [, own, end] = free.splice(at, 1)[0];
        // Within a word viewers of the PDF move by widths that are cut off to thousandths of an em.
        const off = Math.max(Math.abs(own - left), Math.abs(end - right) - 0.05);
        if (off > worst) [worst, farthest] = [off, word];
        compared += 1;
      }
    });
    console.log(`${compared} words, at most ${worst.toFixed(3)} mm from the PDF (${farthest})`);
    holds("a hundred words are compared", compared > 100);
    holds("within 0.1 mm", worst < 0.1);
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
