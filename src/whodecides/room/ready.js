// The day before: does this phone reach the room, and does something come back?

import { node } from "../widgets/dom.js";
import { chosenLanguage, drawLanguages, wordsOf } from "./page_words.js";

const WAIT = 8000; // milliseconds
let language = chosenLanguage(), result = null;
const main = document.getElementById("screen");

function draw() {
  const words = wordsOf(language);
  document.documentElement.lang = language;
  const said = result === null ? words.asking : result ? words.sees : words.sees_not;
  main.replaceChildren(node("header", {}, drawLanguages(language, (chosen) => { language = chosen; draw(); })),
    node("h1", { role: "status" }, said), node("p", {}, result ? words.nothing_else : ""));
}

const end = (sees) => {
  if (result !== null) return;
  result = sees;
  draw();
};
const socket = new WebSocket(new URL("socket", location.href).href.replace(/^http/, "ws"));
socket.onopen = () => socket.send(JSON.stringify({ as: "trial" }));
socket.onmessage = () => end(true);
socket.onerror = () => end(false);
setTimeout(() => end(false), WAIT);
draw();
