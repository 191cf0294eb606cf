// How the server bears many clients at once: so many render the same dispatch for so long.
//
// usage: node load-page.mjs COMMAND [CLIENTS] [SECONDS] [FORMAT]
// Prints requests a second, errors, times of answers, and the server's memory as it goes.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { join, resolve } from "node:path";

const [command, clients = "50", seconds = "30", format = "pdf"] = process.argv.slice(2);
const source = readFileSync(join(resolve(import.meta.dirname, ".."), "fixtures/lang-son-tet-2027/input.yaml"));
const server = spawn(command, ["serve", "--port", "0", "--lang", "en"], { stdio: ["ignore", "pipe", "inherit"] });
const address = await new Promise((done) => { let told = ""; server.stdout.on("data", (text) => { told += text; const found = /http:\S+/.exec(told); if (found) done(new URL(found[0])); }); });
const token = address.searchParams.get("token");
const agent = new Agent({ keepAlive: true, maxSockets: Number(clients) });

function once() {
  return new Promise((done) => {
    const from = performance.now();
    const asked = request({ host: address.hostname, port: address.port, agent, method: "POST", path: `/api/v1/render?to=${format}`, headers: { authorization: `Bearer ${token}`, "content-type": "application/yaml", "content-length": source.length } }, (answer) => {
      answer.resume();
      answer.on("end", () => done([answer.statusCode, performance.now() - from]));
    });
    asked.on("error", () => done([0, performance.now() - from]));
    asked.end(source);
  });
}

const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"))[1]) / 1024;
for (let nth = 0; nth < 20; nth += 1) await once();
const until = performance.now() + Number(seconds) * 1000;
const times = [], seen = [];
let errors = 0;
const watching = setInterval(() => seen.push(memory().toFixed(0)), Number(seconds) * 100);
await Promise.all(Array.from({ length: Number(clients) }, async () => {
  while (performance.now() < until) {
    const [status, time] = await once();
    if (status !== 200) errors += 1;
    times.push(time);
  }
}));
clearInterval(watching);
times.sort((one, other) => one - other);
const at = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))].toFixed(0);
console.log(`${clients} clients, ${seconds} s, ${format}: ${(times.length / Number(seconds)).toFixed(0)} a second, ${errors} errors`);
console.log(`p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms; memory in MB: ${seen.join(" ")}`);
agent.destroy();
server.kill("SIGTERM");
