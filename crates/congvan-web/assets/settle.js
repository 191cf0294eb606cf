// What was typed and not taken when a page was left is taken by the next page, whichever it is.
import { edited, say } from "/assets/common.js";
import { rewritten, taken } from "/assets/follow.js";
import { current, keep, kept, load, save, typing } from "/assets/work.js";
import { changedByHand, versions } from "/assets/versions.js";
import { put } from "/assets/office.js";

/** How each kind of place takes words: `read 0`, `yaml 0`, `print 0 xã Chi Lăng`, `plan`. */
const TAKES = {
  async read(work, [nth], path, words) {
    const doc = work.docs[nth];
    taken(doc, (await edited(doc.text, path, { set: words })).source, { path, isGone: words.trim() === "", what: "ô vừa xóa trống" });
    await save(work);
  },
  async yaml(work, [nth], path, words) {
    await rewritten(work.docs[nth], words);
    await save(work);
  },
  async print(work, [nth, ...name], path, words) {
    if (Number(nth) !== work.at) throw new Error("văn bản ấy không còn mở");
    const unit = name.join(" ");
    const version = (await versions(work)).find((one) => one.key === unit);
    if (!version) throw new Error(`${unit} không còn được chọn`);
    const { source, by_hand: change } = await edited((await version.made()).source, path, { set: words });
    if (!version.isSource) return changedByHand(work, unit, change);
    current(work).text = source;
    return save(work);
  },
  profile: (work, _, path, words) => put(path, words),
  async plan(work, _, path, words) {
    const plan = await kept("plan");
    await keep("plan", { ...plan, text: (await edited(plan.text, path, { set: words })).source });
  },
};

/** Takes every word that waits; of one that no longer has a place it is said what it was. */
async function settle(work) {
  for (const place of typing.places()) {
    const [kind, ...rest] = place.split(" ");
    if (!TAKES[kind]) continue;
    for (const [path, words] of typing.all(place)) {
      try {
        await TAKES[kind](work, rest, path, words);
      } catch (error) {
        say(`Chưa lấy được lời đang gõ dở “${words.slice(0, 60)}”: ${error.message}`);
        // Where nobody answered, it waits for the next page.
        if (!error.status) continue;
      }
      typing.drop(place, path);
    }
  }
}

/** The work of this tab, with everything in it that was typed. */
export async function opened() {
  const work = await load();
  await settle(work);
  return work;
}
