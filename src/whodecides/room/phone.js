// A phone in a room: it comes in by a key, a code or what it was given before, draws what the room sends, and keeps what
// was pressed without a network until the room has heard it.

import { node } from "../widgets/dom.js";
import { newRoomClock } from "./room_clock.js";
import { chosenLanguage, drawLanguages, kept, wordsOf } from "./page_words.js";
import { drawScreen } from "./parts.js";
import { openRoom } from "./room_socket.js";

const TOKEN = "whodecides-room-seat", DEVICE = "whodecides-room-device", PENDING = "whodecides-room-pending", NUMBER = "whodecides-room-number", DRAFTS = "whodecides-room-drafts";
const given = new URLSearchParams(location.hash.slice(1));
if (location.hash) history.replaceState(null, "", location.pathname);

// What one takes home: a page to read, and the answers for the lesson.
const FILES = { page: ["my-answers.html", "text/html"], answers: ["my-answers.json", "application/json"] };
const SETTLES = 600; // milliseconds in which a finger may still mean what stood there before
const HEARD = 3000; // milliseconds after which a press that nobody acknowledged says that there is no connection
let language = chosenLanguage(), shown = null, code = "", isIn = false, settling = null, isNewUnderCover = false;
let token = given.get("seat") || kept.read(TOKEN);
const device = kept.read(DEVICE) || crypto.getRandomValues(new Uint32Array(4)).join("-");
kept.write(DEVICE, device);
let number = Number(kept.read(NUMBER)) || 0;
let pending = JSON.parse(kept.read(PENDING) || "[]"); // {n, move}
const drafts = new Map(Object.entries(JSON.parse(kept.read(DRAFTS) || "{}"))); // what is written and not sent, by step and act
const words = () => wordsOf(language);

const screen = node("section", { class: "shown" });
const clock = newRoomClock(), timer = newRoomClock(); // of the room, and one that is started here
const state = node("p", { class: "state", role: "status" });
const bar = node("header", {}), foot = node("footer", { hidden: true });
const home = node("details", { class: "home" }), drafted = node("div", {});
foot.append(drafted, home);
document.getElementById("screen").append(bar, state, screen, foot);
const cover = node("button", { type: "button", class: "cover", hidden: true, "aria-live": "polite", onclick: () => setCovered(false) });
document.body.append(cover);

const say = (...parts) => state.replaceChildren(...parts);
// Words with the name of a file in them, which stays on one line.
const withFile = (text, name) => text.split(/(\{file\})/).map((part) => (part === "{file}" ? node("span", { class: "whole" }, name) : part));
const keepDrafts = () => kept.write(DRAFTS, JSON.stringify(Object.fromEntries(drafts)));
const keepPending = () => kept.write(PENDING, pending.length ? JSON.stringify(pending) : "");

function setCovered(covered) {
  cover.hidden = !covered;
  sayOnCover(false);
  document.getElementById("screen").hidden = covered;
  if (covered) cover.focus();
}

function sayOnCover(isNew) {
  isNewUnderCover = isNew;
  cover.textContent = words()[isNew ? "uncover_new" : "uncover"];
}

const room = openRoom(
  () => ({ as: "phone", token, key: given.get("key") ?? "", code, dev: device, language }),
  hear,
  (how) => {
    if (how === "moved") return showMoved();
    if (how !== "wrong") return say(how === "flood" ? words().flood : words().lost);
    if (token) {
      forget();
      if (!isIn && (given.get("key") || code)) return room.connect();
    }
    askForCode(code ? words().wrong : "");
  });

function forget() {
  token = "";
  kept.write(TOKEN, "");
}

function showMoved() {
  forget();
  shown = null;
  say("");
  foot.hidden = true;
  drawBar();
  screen.replaceChildren(node("h1", {}, words().moved), node("p", {}, words().moved_home),
    node("p", {}, node("button", { type: "button", "data-key": "come again", onclick: () => askForCode() }, words().come_again)));
}

function hear(message) {
  if (message.token) {
    token = message.token;
    isIn = true;
    kept.write(TOKEN, token);
    say("");
    for (const each of pending) room.say(each);
  }
  if (message.shut) askForCode(message.shut);
  if (message.got !== undefined || message.no !== undefined) {
    const heard = pending.find(({ n }) => n === (message.got ?? message.no));
    pending = pending.filter((each) => each !== heard);
    keepPending();
    say(message.why ?? "");
    if (heard && message.got !== undefined && drafts.delete(`${heard.move.step} ${heard.move.kind}`)) keepDrafts();
    draw();
  }
  if (message.full) say(words().full);
  if (message.busy) setTimeout(() => pending.filter(({ n }) => n === message.busy).forEach(room.say), 1000);
  if (message.draw) {
    const fresh = shown?.step !== message.draw.step || ["title", "above"].some((each) => shown.screen[each] !== message.draw.screen[each]); // another step, or another seat
    if (fresh) {
      say(""); // what was said of a step before
      settle();
      timer.take({ left: null, runs: false });
      if (!cover.hidden) sayOnCover(true);
    }
    shown = message.draw;
    clock.take(shown.clock);
    draw();
    if (fresh) {
      scrollTo(0, 0);
      screen.querySelector("h1")?.focus({ preventScroll: true });
    }
  }
  if (message.home) saveFile(message.home, message.file);
  if (message.ended) {
    room.end();
    for (const each of [TOKEN, DRAFTS, PENDING]) kept.write(each, "");
    const files = Object.keys(message.files);
    say("");
    document.getElementById("screen").replaceChildren(node("h1", {}, words().ended), node("p", {}, words()[`ended_${message.ended}`]),
      ...(files.length ? [node("h2", {}, words().home), ...homeButtons(files, (each) => saveFile(message.files[each], each)), state] : []));
  }
}

function settle() {
  clearTimeout(settling);
  screen.classList.add("settling");
  settling = setTimeout(() => screen.classList.remove("settling"), SETTLES);
}

function send(act, value) {
  number = Math.max(number, Number(kept.read(NUMBER)) || 0) + 1; // the same phone may have another page open
  kept.write(NUMBER, String(number));
  pending = [...pending.filter(({ move }) => move.kind !== act || move.step !== shown.step), { n: number, move: { kind: act, step: shown.step, value } }];
  keepPending();
  const own = pending.at(-1);
  if (!room.say(own)) say(words().lost);
  setTimeout(() => pending.includes(own) && say(words().lost), HEARD);
  draw();
}

const of = {
  send, words, timer,
  held: (act) => pending.find(({ move }) => move.kind === act && move.step === shown.step)?.move.value,
  draft: (act) => drafts.get(`${shown.step} ${act}`),
  keepDraft(act, text) {
    drafts.set(`${shown.step} ${act}`, text);
    keepDrafts();
  },
};

// What one wrote in a step that is over and did not send: to be read, or said aloud.
function unsent() {
  const found = [...drafts].filter(([key, text]) => text.trim() && key.slice(0, key.lastIndexOf(" ")) !== shown.step).map(([, text]) => text);
  return found.length ? node("details", { class: "unsent" }, node("summary", {}, `${words().unsent} (${found.length})`), ...found.map((each) => node("p", {}, each))) : "";
}

function draw() {
  if (!shown) return;
  document.documentElement.lang = language;
  drawBar();
  drawScreen(screen, shown.screen, of);
  drafted.replaceChildren(unsent());
  drawHome();
}

// Made once in a language, so that a finger on it does not lose its button to what is drawn meanwhile.
function drawHome() {
  foot.hidden = false;
  home.hidden = !shown.home;
  if (home.lang === language) return;
  home.lang = language;
  home.replaceChildren(node("summary", {}, words().home), ...homeButtons(Object.keys(FILES), (each) => room.say({ home: each })));
}

const homeButtons = (files, press) => files.map((each) => node("button", { type: "button", "data-key": `home ${each}`, onclick: () => press(each) }, ...withFile(words()[`home_${each}`], FILES[each][0])));

function drawBar() {
  sayOnCover(isNewUnderCover);
  bar.replaceChildren(node("span", { class: "place" }, clock.element, shown?.number ? node("small", {}, words().number.replace("{number}", shown.number)) : ""), shown ? node("button", { type: "button", "data-key": "cover", onclick: () => setCovered(true) }, words().cover) : "", drawLanguages(language, choose));
}

function choose(chosen) {
  language = chosen;
  const asked = room.say({ language });
  if (!shown) askForCode();
  else if (!asked) draw();
}

function saveFile(content, file) {
  const [name, type] = FILES[file];
  const link = node("a", { href: URL.createObjectURL(new Blob([content], { type })), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
  say(...withFile(words().saved, name));
}

function askForCode(problem = "") {
  document.documentElement.lang = language;
  drawBar();
  say(problem);
  const field = node("input", { type: "text", maxlength: 15, value: code, autocomplete: "off", autocapitalize: "characters", spellcheck: "false", "data-key": "code" });
  screen.replaceChildren(node("h1", {}, words().enter), node("form", { onsubmit: (event) => {
    event.preventDefault();
    code = field.value.replace(/\s/g, "");
    say(words().asking);
    room.connect();
  } }, node("label", {}, node("span", {}, words().code), field), node("button", { type: "submit", "data-key": "enter" }, words().go_in)));
}

if (token || given.get("key")) room.connect();
else askForCode();
drawBar();
