// A clock against which something is done: it can be paused, and it speaks before it ends. It lives in the page and
// stores nothing.

import { node } from "./dom.js";

// `ontick(share)` hears which share of the time is left, whenever that changes.
export function newClock(ontick = () => {}) {
  const time = node("span", { class: "wd-timer-time", role: "timer" });
  const bar = node("i");
  const button = node("button", { type: "button", "data-key": "clock" });
  const message = node("p", { class: "wd-timer-said", role: "status" });
  const element = node("div", { class: "wd-timer" }, node("span", { class: "wd-timer-bar", "aria-hidden": "true" }, bar), time, button, message);
  let [words, seconds, left, end, running] = [null, 0, 0, 0, null];
  const show = () => {
    const now = Math.ceil(left);
    time.textContent = `${Math.floor(now / 60)}:${String(now % 60).padStart(2, "0")}`;
    bar.style.width = `${(100 * left) / seconds}%`;
    button.textContent = running ? words.pause : left < seconds ? words.go_on : words.start;
    button.hidden = left <= 0;
    ontick(left / seconds);
  };
  const stop = () => {
    clearInterval(running);
    running = null;
    if (words) show();
  };
  const tick = () => {
    if (!element.isConnected) return stop(); // nobody sees it any more
    const before = Math.ceil(left);
    left = Math.max(0, (end - performance.now()) / 1000);
    const now = Math.ceil(left);
    if (now === before) return undefined;
    if (!now) {
      message.textContent = words.over;
      return stop();
    }
    if (words.warnings.some((each) => each >= now && each < before)) message.textContent = words.left.replace("{count}", now);
    return show();
  };
  const start = () => {
    if (running || !left) return;
    end = performance.now() + 1000 * left;
    running = setInterval(tick, 200);
    show();
  };
  button.addEventListener("click", () => (running ? stop() : start()));
  return {
    element,
    // Set it to some seconds. It stands still until somebody starts it.
    set(given) {
      seconds = given;
      left = given;
      message.textContent = "";
      stop();
    },
    setWords(given) {
      words = given;
      if (seconds) show();
    },
    // Begin where nothing ran yet; a pause is left alone.
    begin: () => left === seconds && start(),
    stop,
  };
}
