// So many documents by a program of Node: peers.cjs docxtemplater|easy-template-x FOLDER COUNT
const fs = require("fs");
const path = require("path");

const [program, folder, count] = [process.argv[2], process.argv[3], Number(process.argv[4])];
const template = fs.readFileSync(path.join(folder, "braces.docx"));
const data = JSON.parse(fs.readFileSync(path.join(folder, "data.json"), "utf8"));

const makers = {
    docxtemplater() {
        const PizZip = require("pizzip");
        const Docxtemplater = require("docxtemplater");
        return (own) => {
            const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true });
            document.render(own);
            return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
        };
    },
    "easy-template-x"() {
        const { TemplateHandler } = require("easy-template-x");
        const handler = new TemplateHandler();
        return (own) => handler.process(template, own);
    },
};

async function main() {
    const make = makers[program]();
    const started = process.hrtime.bigint();
    let last;
    for (let at = 1; at <= count; at++) {
        last = await make({ ...data, t1: `${data.t1} ${at}` });
        fs.writeFileSync(path.join(folder, "out", `${program}-${at}.docx`), last);
    }
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    const peak = process.resourceUsage().maxRSS;
    console.log(JSON.stringify({ documents: count, seconds, peak, bytes: last.length }));
}

main();
