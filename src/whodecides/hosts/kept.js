// What this browser keeps: the student's file of answers, as text, what was pressed and not heard by Python yet, and the
// same of others who used this browser before. A browser may forbid all of it; then a page lives as long as it is open.

const ANSWERS = "whodecides-answers", PENDING = "whodecides-pending-", CODE = "whodecides-code-", OTHERS = "whodecides-others", DAMAGED = "whodecides-damaged", SAID = "whodecides-said";

const read = (key, store = "localStorage") => {
  try { return window[store].getItem(key) ?? ""; } catch { return ""; }
};
const write = (key, text, store = "localStorage") => {
  try {
    if (text) window[store].setItem(key, text);
    else window[store].removeItem(key);
    return true;
  } catch { return false; } // full, or forbidden
};
const parsed = (text, otherwise) => {
  try { return JSON.parse(text) ?? otherwise; } catch { return otherwise; }
};
const keys = () => {
  try { return Object.keys(localStorage); } catch { return []; }
};

// The answers that stand there. A text that is none is set aside.
export function readAnswers() {
  const text = read(ANSWERS);
  if (!text || parsed(text, null)?.answers) return text;
  if (write(DAMAGED, text)) write(ANSWERS, "");
  return "";
}

// What was set aside, until it was saved as a file.
export const readDamaged = () => read(DAMAGED);
export const forgetDamaged = () => write(DAMAGED, "");

// What is to be said after the page was loaded again.
export const keepSaid = (text) => write(SAID, text, "sessionStorage");
export function takeSaid() {
  const text = read(SAID, "sessionStorage");
  keepSaid("");
  return text;
}

export const writeAnswers = (text) => write(ANSWERS, text);
export const isAnswers = (key) => key === ANSWERS;
export const isOthers = (key) => key === OTHERS;

export const readPending = (lesson) => parsed(read(PENDING + lesson), []);
export const writePending = (lesson, pressed) => write(PENDING + lesson, pressed.length ? JSON.stringify(pressed) : "");

// A file of answers that was chosen and that Python has not read: it is of the person who chose it, as what was pressed.
export const keptFile = { read: () => read(`${PENDING}file`), write: (text) => write(`${PENDING}file`, text) };

// The code that one wrote in a lesson: an object.
export const keptCode = (lesson) => ({ read: () => parsed(read(CODE + lesson), {}), write: (texts) => write(CODE + lesson, JSON.stringify(texts)) });

// Those who used this browser before: [{name, at, answers: text, more: {key: text}}].
export const readOthers = () => parsed(read(OTHERS), []);

// Put the answers of now aside and begin anew, or go on with those of the other at `place`; false where there is no room.
export function changePerson(name, place = null) {
  const others = readOthers(), next = place === null ? null : others[place];
  const own = keys().filter((key) => key.startsWith(PENDING) || key.startsWith(CODE));
  const more = Object.fromEntries(own.map((key) => [key, read(key)]));
  const now = { name, at: new Date().toISOString(), answers: read(ANSWERS), more };
  const kept = others.filter((each) => each !== next);
  if (now.answers || own.length) kept.push(now);
  if (!write(OTHERS, JSON.stringify(kept))) return false;
  for (const key of own) write(key, "");
  write(ANSWERS, next?.answers ?? "");
  for (const [key, text] of Object.entries(next?.more ?? {})) write(key, text);
  return true;
}

export function removeOther(place) {
  write(OTHERS, JSON.stringify(readOthers().filter((_each, at) => at !== place)));
}
