// The wall of a room: what all may see, the clock, how many have pressed, and how one comes in.

import { node } from "../widgets/dom.js";
import { newRoomClock } from "./room_clock.js";
import { chosenLanguage, drawLanguages, kept, wordsOf } from "./page_words.js";
import { NOTHING_HELD, drawScreen } from "./parts.js";
import { openRoom } from "./room_socket.js";

const KEY = "whodecides-room-wall";
const key = new URLSearchParams(location.hash.slice(1)).get("key") || kept.read(KEY);
kept.write(KEY, key);
let language = chosenLanguage(), shown = null, about = null;
const words = () => wordsOf(language);

const clock = newRoomClock();
const bar = node("header", {}), screen = node("section", { class: "shown" }), joining = node("aside", {}), foot = node("footer", {});
document.getElementById("screen").append(bar, screen, joining, foot);
const of = { ...NOTHING_HELD, words };

const room = openRoom(() => ({ as: "wall", key, language }), (message) => {
  if (message.welcome) about = message.welcome;
  if (message.draw) {
    shown = message.draw;
    clock.take(shown.clock);
  }
  if (message.ended) end(message.ended);
  else draw();
}, (how) => draw(how === "wrong" ? words().wrong_link : words().lost_wall));

function end(how) {
  room.end();
  document.getElementById("screen").replaceChildren(node("section", {}, node("h1", {}, words().ended), node("p", {}, words()[`ended_${how}`])));
}

function draw(problem = "") {
  document.documentElement.lang = language;
  const pressed = shown?.asked ? (words()[`pressed_${shown.act}`] ?? words().pressed).replace("{pressed}", shown.pressed).replace("{asked}", shown.asked) : shown ? words().people.replace("{people}", shown.people) : "";
  bar.replaceChildren(node("span", { class: "said", role: "status" }, problem), node("span", { class: "count" }, pressed), clock.element);
  if (shown) drawScreen(screen, shown.screen, of);
  joining.hidden = !(shown?.joins && about);
  if (!joining.hidden) joining.replaceChildren(node("img", { src: about.qr, alt: words().camera, width: 360, height: 360 }), node("p", {}, words().camera), node("p", {}, words().type_address, " ", node("span", { class: "address" }, about.address), " ", words().type_code, " ", node("b", { class: "code" }, about.code)));
  foot.replaceChildren(about && joining.hidden ? node("span", {}, `${about.address} · `, node("b", { class: "code" }, about.code)) : "", drawLanguages(language, (chosen) => {
    language = chosen;
    room.say({ language });
    draw();
  }));
  fit();
}

// Where there is little text its letters grow; what does not fit is written smaller, as far as it can still be read at the back.
function fit() {
  for (const size of [1.5, 1.4, 1.3, 1.2, 1.1, 1, 0.92, 0.84, 0.78]) {
    document.body.style.setProperty("--fit", size);
    if (document.documentElement.scrollHeight <= innerHeight) return;
  }
}

addEventListener("resize", fit);
draw();
room.connect();
