// The console of a room: who has pressed, not what; the next step; texts for the wall; and what can be taken back.

import { node } from "../widgets/dom.js";
import { newRoomClock } from "./room_clock.js";
import { chosenLanguage, drawLanguages, kept, wordsOf } from "./page_words.js";
import { NOTHING_HELD, drawScreen } from "./parts.js";
import { openRoom } from "./room_socket.js";

const READ = "whodecides-room-read", KEY = "whodecides-room-console", DEVICE = "whodecides-room-console-device";
const key = new URLSearchParams(location.hash.slice(1)).get("key") || kept.read(KEY);
kept.write(KEY, key);
history.replaceState(null, "", location.pathname);
const device = kept.read(DEVICE) || crypto.getRandomValues(new Uint32Array(4)).join("-");
kept.write(DEVICE, device);
let language = chosenLanguage(), shown = null, about = null, number = Date.now(), lost = null, swapping = null;
const large = { key: "", step: "", kind: "", since: -Infinity, isSure: false }; // what the large button says, since when
const SETTLES = 1000; // milliseconds in which a hand may still mean what the large button said before
let played = null; // the game whose texts these are, by its number
const slots = new Map(); // {step: numbers of its texts, each in the place where it came}
const read = new Set(); // the numbers of the texts that were sent to the wall or set aside
const words = () => wordsOf(language);

const clock = newRoomClock(() => draw());
const state = node("p", { class: "state", role: "status" });
const bar = node("header", {}), main = node("section", { class: "steer" }), lower = node("section", { class: "lower" });
document.getElementById("screen").append(bar, state, main, lower);
let renewed = null; // the last move that renewed who somebody is
const ask = (move) => { number += 1; if (!room.say({ n: number, move })) state.textContent = words().lost_wall; };
const chair = (move) => ask({ do: "move", move });

const room = openRoom(() => ({ as: "console", key, dev: device, language }), (message) => {
  if (message.welcome) {
    about = message.welcome;
    state.textContent = "";
  }
  if (message.why) state.textContent = message.why;
  if (message.got) state.textContent = "";
  if (renewed && message.got === renewed.number) room.say({ link: renewed.person }); // before, the link would be that of the lost phone
  if (message.full) state.textContent = words().full;
  if (message.link) lost = message;
  if (message.draw) {
    shown = message.draw;
    forgetFormerTexts();
    clock.take(shown.clock);
    hideUsedLink();
  }
  if (message.ended) {
    room.end();
    shown = null;
    main.replaceChildren(node("h1", {}, words().ended), node("p", {}, words()[`ended_${message.ended}`]), node("p", {}, words().ended_console));
    lower.replaceChildren();
    return;
  }
  draw();
  if (message.link) document.querySelector(".lost")?.scrollIntoView({ block: "center" });
}, (how) => { state.textContent = how === "wrong" ? words().wrong_link : words().lost_wall; });

const button = (name, label, onclick, more = {}) => node("button", { type: "button", "data-key": name, onclick, ...more }, label);
const focused = () => document.activeElement?.dataset?.key;

function draw() {
  if (!shown || !about) return;
  document.documentElement.lang = language;
  const tops = new Map([...document.querySelectorAll("[data-scroll]")].map((each) => [each.dataset.scroll, each.scrollTop]));
  const key = focused(), beside = key && inNextRow(document.activeElement, 1)?.dataset.key, open = new Map([...document.querySelectorAll("details[data-key]")].map((each) => [each.dataset.key, each.open]));
  bar.replaceChildren(node("a", { href: about.wall, target: "_blank", rel: "noopener" }, words().open_wall), node("span", { class: "code" }, `${about.address} · ${about.code}`), drawLanguages(language, (chosen) => { language = chosen; room.say({ language }); draw(); }));
  main.replaceChildren(...(shown.game ? drawStep() : drawGames()));
  const texts = shown.writes ? drawTexts() : "";
  lower.replaceChildren(...(shown.reads ? [texts, drawPeople()] : [drawPeople(), texts]), shown.game ? drawMoves() : "", drawRoom());
  for (const each of document.querySelectorAll("details[data-key]")) each.open = open.get(each.dataset.key) ?? each.open;
  for (const each of document.querySelectorAll("[data-scroll]")) each.scrollTop = tops.get(each.dataset.scroll) ?? 0;
  if (key) (keyed(key) ?? keyed(beside))?.focus({ preventScroll: true }); // of a text that left its row the next one
}

const keyed = (key) => [...document.querySelectorAll("[data-key]")].find((each) => each.dataset.key === key);

// The button of the same kind in the next row of a list that has one, or with -1 in the one before.
function inNextRow(button, way) {
  const to = way > 0 ? "nextElementSibling" : "previousElementSibling", [kind] = button.dataset.key.split(" ");
  for (let row = button.closest("li")?.[to]; row; row = row[to]) {
    const found = row.querySelector(`[data-key^="${kind} "]`);
    if (found) return found;
  }
  return undefined;
}

// Once another phone has the seat, its code is hidden: who reads the console reads all texts.
function hideUsedLink() {
  const isHere = lost && shown.people.find(({ person }) => person === lost.person)?.here;
  if (lost?.isOut && isHere) lost = null;
  else if (lost) lost.isOut ||= !isHere;
}

// The texts of each game are numbered from the first: what was read of one says nothing of another.
function forgetFormerTexts() {
  if (shown.played === played) return;
  played = shown.played;
  slots.clear();
  read.clear();
  const before = JSON.parse(kept.read(READ) || "{}"); // of this game, where the page was only loaded anew
  if (before.code === about.code && before.played === played) before.read.forEach((each) => read.add(each));
}

function noteRead(of) {
  read.add(of);
  kept.write(READ, JSON.stringify({ code: about.code, played, read: [...read] }));
}

function play(name) {
  ask({ do: "game", name });
  scrollTo(0, 0); // what it asks next stands on top
}

function drawGames() {
  return [node("h1", {}, words().choose_game), node("ul", { class: "games" }, ...about.games.map(({ name, minutes, more }) => node("li", {}, more
    ? node("details", { "data-key": "polls" }, node("summary", {}, words()[`game_${name}`]), node("ul", {}, ...more.map((each) => node("li", {}, button(`game ${each.name}`, each.label, () => play(each.name))))))
    : button(`game ${name}`, `${words()[`game_${name}`]} · ${minutes} min`, () => play(name)))))];
}

function drawStep() {
  const { step, next, before, asked, pressed, act, over, seats_given: given } = shown;
  const late = Math.round(shown.clock.drift / 60);
  const drift = late === 0 ? words().on_time : (late > 0 ? words().behind : words().ahead).replace("{minutes}", Math.abs(late));
  const out = clock.isOut(), drawnByLot = shown.people.filter((each) => each.drawn).map((each) => each.seat || words().number.replace("{number}", each.person + 1));
  const onward = () => {
    if (!shown.can_reveal && !next) return button("to the end", words().end, () => openInRoom("end"), { class: out ? "main ready" : "main" });
    const kind = shown.can_reveal ? "reveal" : "next", to = shown.can_reveal ? step.id : next.id;
    const isEarly = !over && pressed * 2 < asked && (shown.can_reveal || step.secret);
    settleLarge(`${step.id} ${kind} ${isEarly && large.isSure}`, step.id, kind);
    const label = isEarly && large.isSure ? words()[`${kind}_early`].replace("{pressed}", pressed).replace("{asked}", asked).replace("{step}", next?.name ?? "")
      : kind === "reveal" ? words().reveal : `${out ? `${words().time_over} ` : ""}${words().next}: ${next.name}`;
    const press = () => {
      if (isSettling()) return;
      if (isEarly && !large.isSure) {
        large.isSure = true;
        draw();
      } else chair({ kind, step: to, from: step.id });
    };
    return button(kind, label, press, { class: over || out ? "main ready" : "main", "aria-disabled": isSettling() ? "true" : null });
  };
  if (!given) settleLarge("seats", step.id, "seats");
  const go = given ? onward()
    : button("seats", words().give_seats, () => ask({ do: "seats" }), { class: "main ready", disabled: shown.people.length === 0 });
  return [node("h1", {}, step.name),
    node("div", { class: "lead" }, node("p", { class: "now" }, clock.element, node("span", {}, asked ? (words()[`pressed_${act}`] ?? words().pressed).replace("{pressed}", pressed).replace("{asked}", asked) : words().nobody_asked), node("span", { class: "small" }, drift)), go),
    shown.note ? node("p", {}, shown.note) : "",
    drawnByLot.length ? node("p", {}, node("b", {}, words().drawn_are.replace("{people}", drawnByLot.join(" · ")))) : "",
    node("div", { class: "acts" },
      shown.clock.runs ? button("pause", words().pause, () => ask({ do: "pause" })) : button("go", words().go_on, () => ask({ do: "go" })), button("more", words().more, () => ask({ do: "more" })),
      given && !next && !shown.can_reveal ? button("to another", words().other_game, () => openInRoom("other game")) : "",
      shown.moves.length ? button("undo last", `${words().take_back}: ${shown.moves[0].said}`, () => chair({ kind: "undo", of: shown.moves[0].of })) : "",
      before && given ? button("before", `${words().before}: ${before.name}${before.secret ? ` (${words().press_again})` : ""}`, () => chair({ kind: "next", step: before.id, from: step.id })) : ""),
    drawChair()];
}

// A second press that was meant for what the large button said before does nothing; less than half pressed, it asks once.
const isSettling = () => performance.now() - large.since < SETTLES;
function settleLarge(key, step, kind) {
  if (large.step !== step || large.kind !== kind) Object.assign(large, { step, kind, isSure: false });
  if (large.key === key) return;
  large.since = large.key ? performance.now() : -Infinity;
  large.key = key;
  if (isSettling()) setTimeout(draw, SETTLES);
}

function openInRoom(name) {
  for (const each of ["room", name]) document.querySelector(`details[data-key="${each}"]`).open = true;
  const summary = document.querySelector(`details[data-key="${name}"] > summary`);
  summary.focus();
  summary.scrollIntoView({ block: "center" }); // what it opens is in sight
}

// What the chair itself may press in this step, such as a wording that somebody proposes.
function drawChair() {
  const el = node("div", { class: "chair", "data-scroll": `chair ${shown.step.id}` });
  if (shown.parts.length) {
    drawScreen(el, { title: "", parts: shown.parts }, { ...NOTHING_HELD, send: (act, value) => chair({ kind: act, step: shown.step.id, value }), words });
    el.querySelector("h1").remove();
  }
  return el;
}

function drawPeople() {
  const lamp = ({ asked, pressed }) => (pressed ? ["●", words().has_pressed] : asked ? ["○", words().is_asked] : ["·", words().is_not_asked]);
  return node("section", { class: "seats" }, node("h2", {}, words().people.replace("{people}", shown.people.length)), node("ul", { class: "people", "data-scroll": "people" }, ...shown.people.map((each) => {
    const [sign, means] = lamp(each), name = each.seat || words().number.replace("{number}", each.person + 1);
    return node("li", { class: each.here ? null : "away" }, node("details", { "data-key": `person ${each.person}` }, node("summary", {}, node("span", { "aria-hidden": "true" }, sign), ` ${name} `, node("span", { class: "hidden" }, means),
      each.here ? null : node("small", {}, words().away), each.muted ? node("small", {}, words().is_muted) : null, each.drawn ? node("b", {}, ` ◄ ${words().is_drawn}`) : null),
    node("p", {}, words().number.replace("{number}", each.person + 1)),
    button(`lost ${each.person}`, words().lost_phone, () => { ask({ do: "renew", person: each.person }); renewed = { number, person: each.person }; }),
    button(`mute ${each.person}`, each.muted ? words().unmute : words().mute, () => ask({ do: each.muted ? "unmute" : "mute", person: each.person })),
    each.seat ? button(`swap ${each.person}`, swapping === null ? words().swap : swapping === each.person ? words().swap_off : words().swap_here, () => swap(each.person)) : button(`drop ${each.person}`, words().drop, () => ask({ do: "drop", person: each.person })),
    swapping === each.person ? node("p", { class: "small" }, words().swap_how) : null,
    lost?.person === each.person ? node("p", { class: "lost" }, node("img", { src: lost.link.qr, alt: words().lost_scan, width: 200, height: 200 }), node("span", {}, words().lost_scan, node("br"), node("span", { class: "address" }, lost.link.address))) : null));
  })));
}

function swap(person) {
  if (swapping !== null && swapping !== person) ask({ do: "swap", person: swapping, other: person });
  swapping = swapping === null ? person : null;
  draw();
}

// What is written in this step, in one list: first what is still to be read, then what was sent to the wall or set aside.
function drawTexts() {
  const { texts, takes, reads } = shown, on = texts.filter((each) => each.on_wall).length;
  for (const each of texts) if (each.released && !read.has(each.of)) noteRead(each.of);
  const now = texts.filter((each) => each.now), before = texts.filter((each) => !each.now), full = takes && on === takes;
  const rows = inPlace(now).filter(({ of, text }) => text || !read.has(of)), isDone = ({ of }) => reads && read.has(of);
  const waiting = rows.filter((each) => !isDone(each)), done = rows.filter(isDone), toRead = waiting.filter(({ text }) => text).length;
  const later = now.find((each) => each.shown_in)?.shown_in;
  const said = takes === null ? (later ? words().shows_in.replace("{step}", later) : words().takes_none)
    : words()[full ? "takes_full" : takes ? "takes_some" : "takes_all"].replace("{count}", on).replace("{most}", takes);
  const list = (texts) => node("ol", { class: "texts" }, ...texts.map(drawText)), textOf = ({ text }) => text;
  return node("section", { class: reads ? "reading" : null, onkeydown: walk }, node("h2", {}, words().texts),
    now.length || takes !== null ? node("p", { class: "small" }, reads && now.length ? node("b", {}, `${words().texts_count.replace("{read}", done.length).replace("{waiting}", toRead)} `) : null, said) : null,
    now.length ? node("div", { "data-scroll": `texts ${shown.step.id}` }, list(waiting.map(textOf)), done.length ? node("h3", {}, words().texts_done) : null, list(done.map(textOf))) : before.length ? null : node("p", {}, words()[shown.reads || shown.is_written ? "no_texts_yet" : "no_texts"]),
    before.length ? node("details", { "data-key": "texts before" }, node("summary", {}, `${words().texts_before} (${before.length})`), node("div", { "data-scroll": "texts before" }, list(before))) : null);
}

// Texts in the places where they came: a new one comes below, and of one that was written anew before it was read its place stays, empty.
function inPlace(texts) {
  const came = slots.get(shown.step.id) ?? [], found = new Map(texts.map((each) => [each.of, each]));
  slots.set(shown.step.id, [...came, ...[...found.keys()].filter((each) => !came.includes(each))]);
  return slots.get(shown.step.id).map((of) => ({ of, text: found.get(of) }));
}

// The arrows lead from a button to the one of the next text.
function walk(event) {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key], to = way && event.target.dataset.key && inNextRow(event.target, way);
  if (!to) return;
  event.preventDefault();
  to.focus();
}

// A text with its number, who wrote it in which step, whether the wall shows it, and what can be done with it: nothing where no wall will show it.
function drawText(drawn) {
  if (!drawn) return node("li", { class: "small" }, words().rewritten);
  const { of, text, place, anew, by, muted, written, shown_in: step, released, withheld, on_wall: on, now } = drawn;
  const here = step === shown.step.name;
  const state = on ? node("b", {}, `● ${words().on_wall}`) : step === null ? "" : !step ? words().shown_never : !released ? "" : here ? words().off_wall : words().shown_in.replace("{step}", step);
  const hides = on || (released && !here);
  const once = (act) => (event) => event.detail < 2 && act(); // a second click was meant for the text that has just left this row
  const setAside = () => { noteRead(of); draw(); };
  return node("li", {}, node("p", {}, node("b", {}, `${place}. `), `${text} `, node("span", { class: "small" }, now ? `– ${by}` : `– ${by} · ${written}`, anew ? ` · ${words().anew}` : "", state ? " · " : "", state)),
    step === null ? node("span", { class: "do" }, withheld ? button(`release ${of}`, words().to_phones, () => chair({ kind: "release", of })) : button(`hide ${of}`, words().off_phones, () => chair({ kind: "hide", of })))
      : !step ? null : node("span", { class: "do" }, hides ? button(`hide ${of}`, words().hide, () => chair({ kind: "hide", of })) : button(`release ${of}`, now ? words().release : words().release_later.replace("{step}", step), once(() => chair({ kind: "release", of }))),
      now && !read.has(of) ? button(`aside ${of}`, words().aside, once(setAside)) : null,
      muted !== null && read.has(of) ? button(`${muted ? "unmute" : "mute"} text ${of}`, muted ? words().unmute : words().mute, () => ask({ do: muted ? "unmute" : "mute", of })) : null));
}

function drawMoves() {
  return node("section", {}, node("details", { "data-key": "moves" }, node("summary", {}, words().moves), node("ul", { "data-scroll": "moves" }, ...shown.moves.map(({ of, said }) => node("li", {}, said, " ", button(`undo ${of}`, words().take_back, () => chair({ kind: "undo", of })))))),
    node("details", { "data-key": "steps" }, node("summary", {}, words().steps), node("ol", { "data-scroll": "steps" }, ...shown.steps.map(({ id, name, seconds, passed_over: over }) => node("li", { "aria-current": id === shown.step.id ? "step" : null }, button(`to ${id}`, `${name} · ${Math.ceil(seconds / 6) / 10} min${over ? ` · ${words().passed_over}` : ""}`, () => chair({ kind: "next", step: id, from: shown.step.id })))))));
}

function drawRoom() {
  return node("section", {}, node("details", { "data-key": "room" }, node("summary", {}, words().room),
    about.plain ? node("p", { class: "small" }, words().plain) : null,
    node("p", {}, button("door", shown.door_open ? words().close_door : words().open_door, () => ask({ do: shown.door_open ? "close" : "open" }))),
    shown.game ? node("details", { "data-key": "other game" }, node("summary", {}, words().other_game), ...drawGames().slice(1)) : null,
    node("details", { "data-key": "end" }, node("summary", {}, words().end), node("p", {}, words().end_keeps), node("p", {}, button("end keep", words().end_keep, () => room.say({ end: "keep" })), button("end delete", words().end_delete, () => room.say({ end: "delete" }))))));
}

room.connect();
