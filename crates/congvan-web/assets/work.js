// The work in the browser's own store. Every tab has a work of its own, so that none writes over another's.

const STORE = "work";
/** Before the name of a work; what outlives works has its plain name. */
const OWN = "work·";
/** So long is waited for the page before this one to let go of the tab's work. */
const LETS_GO = 1500;

function database() {
  return new Promise((done, failed) => {
    const asked = indexedDB.open("congvan", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
}

async function stored(mode, act) {
  const base = await database();
  return new Promise((done, failed) => {
    const change = base.transaction(STORE, mode);
    const asked = act(change.objectStore(STORE));
    change.oncomplete = () => { base.close(); done(asked.result); };
    change.onerror = () => failed(change.error);
  });
}

const EMPTY = () => ({ docs: [], at: 0, units: {}, answers: {}, ticks: {}, hand: {}, formats: ["docx", "pdf", "tracked"] });

/** The name of this tab's work: the tab keeps it while it is open, through reloads. */
function own(name) {
  if (name) sessionStorage.setItem("work", name);
  if (!sessionStorage.getItem("work")) sessionStorage.setItem("work", `${Date.now()}-${[...crypto.getRandomValues(new Uint32Array(2))].join("-")}`);
  return OWN + sessionStorage.getItem("work");
}
/** Begins another work; what is being typed goes along. */
function anew() {
  const before = typed();
  sessionStorage.removeItem("work");
  own();
  for (const key of before) {
    sessionStorage.setItem(key.replace(/^typed·[^·]*/, `typed·${sessionStorage.getItem("work")}`), sessionStorage.getItem(key));
    sessionStorage.removeItem(key);
  }
}

const holds = {};
/** Holds this tab's work while the page is open; not where another tab holds it. A browser without locks holds nothing. */
function held() {
  if (!navigator.locks) return true;
  const waits = new AbortController();
  const timer = setTimeout(() => waits.abort(), LETS_GO);
  holds[own()] ||= new Promise((done) => {
    navigator.locks.request(own(), { signal: waits.signal }, () => { clearTimeout(timer); done(true); return new Promise(() => {}); }).catch(() => done(false));
  });
  return holds[own()];
}

/** Says that a tab goes on apart from another; a page may listen. */
const parted = () => dispatchEvent(new Event("parted"));

/** Of works that were kept before each document had units of its own, and each unit its whole name. */
function settled(work) {
  if (Array.isArray(work.units)) work.units = { [work.at]: work.units };
  for (const [nth, own] of Object.entries(work.units)) {
    const hand = work.hand[nth];
    for (const unit of own) {
      if (!hand?.[unit.name] || keyOf(unit) === unit.name) continue;
      hand[keyOf(unit)] ||= hand[unit.name];
      delete hand[unit.name];
    }
  }
}

/** The units that were chosen for a document; for the one at hand by default. */
export const unitsOf = (work, nth = work.at) => (Array.isArray(work.units) ? work.units : ((work.units ||= {})[nth] ||= []));

/** What tells a unit from all others: its name with what it belongs to. */
export const keyOf = (unit) => [unit.name, unit.district, unit.province].filter(Boolean).join(", ");

/** What units are called on a page: with what they belong to where several have one name. */
export const called = (units, unit) => (units.filter((own) => own.name === unit.name).length > 1 ? keyOf(unit) : unit.name);

/** The work at hand: documents, units, decisions, what was ticked and typed. A tab that was doubled goes on with its own. */
export async function load() {
  const isHeld = await held();
  const work = { ...EMPTY(), ...((await stored("readonly", (store) => store.get(own()))) || {}) };
  settled(work);
  if (isHeld) return work;
  anew();
  await held();
  if (work.docs.length) { await save(work, true); parted(); }
  return work;
}

/**
 * Keeps the work. Where another tab has written it since, which browsers without locks cannot prevent, it goes on as one of
 * this tab's own.
 */
export async function save(work, isNew = false) {
  let isOther = false;
  const before = work.turn || 0;
  const put = (store) => {
    const asked = store.get(own());
    asked.onsuccess = () => {
      isOther = !isNew && (asked.result?.turn || 0) !== (work.turn || 0);
      if (isOther) return;
      work.turn = (isNew ? 0 : work.turn || 0) + 1;
      work.kept = Date.now();
      store.put(work, own());
    };
    return asked;
  };
  await stored("readwrite", put);
  if (!isOther || !before) return;
  anew();
  await save(work, true);
  parted();
}

/** Ends this tab's work; what is done next is another. */
export async function forget() {
  const name = own();
  typed().forEach((key) => sessionStorage.removeItem(key));
  sessionStorage.removeItem("work");
  await stored("readwrite", (store) => store.delete(name));
}

/** Every unfinished work but this tab's, the newest first, and whether a tab has it open. */
export async function others() {
  const works = [];
  await stored("readonly", (store) => {
    const asked = store.openCursor(IDBKeyRange.bound(OWN, `${OWN}\uffff`));
    asked.onsuccess = () => { const { result } = asked; if (result) { works.push([result.key, result.value]); result.continue(); } };
    return asked;
  });
  const open = new Set(navigator.locks ? (await navigator.locks.query()).held.map((lock) => lock.name) : []);
  const told = works.filter(([key, work]) => key !== own() && work.docs?.length).map(([key, work]) => ({ key, work, isOpen: open.has(key) }));
  return told.sort((one, other) => (other.work.kept || 0) - (one.work.kept || 0));
}

/** Goes on with another work in this tab; one that is open elsewhere stays there, and this tab has the same as its own. */
export async function goOn({ key, isOpen }) {
  if (!isOpen) return void own(key.slice(OWN.length));
  const work = await stored("readonly", (store) => store.get(key));
  sessionStorage.removeItem("work");
  return save(work, true);
}
export const drop = ({ key }) => stored("readwrite", (store) => store.delete(key));

/** What outlives a work: the office's profile, the year's plan. */
export const keep = (name, value) => stored("readwrite", (store) => (value == null ? store.delete(name) : store.put(value, name)));
export const kept = (name) => stored("readonly", (store) => store.get(name));

export const current = (work) => work.docs[work.at];

/** What is being typed in this tab's work. */
const typed = () => Object.keys(sessionStorage).filter((key) => key.startsWith(`typed·${own().slice(OWN.length)}·`));
const typedAt = (place, name) => `typed·${own().slice(OWN.length)}·${place}·${name}`;

/** Words that were typed and not taken yet, by their place and path: they survive what becomes of the page. */
export const typing = {
  all: (place) => typed().filter((key) => key.startsWith(typedAt(place, ""))).map((key) => [key.slice(typedAt(place, "").length), sessionStorage.getItem(key)]),
  places: () => [...new Set(typed().map((key) => key.split("·")[2]))],
  set: (place, name, words) => sessionStorage.setItem(typedAt(place, name), words),
  drop: (place, name) => sessionStorage.removeItem(typedAt(place, name)),
};
