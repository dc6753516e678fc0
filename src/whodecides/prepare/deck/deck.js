/* A deck on a wall: keys, black, a clock, and a window for whoever speaks. */
(() => {
  const WAIT = 1500; // milliseconds that a question stands before its answer can be opened
  const SECOND_DIGIT = 900; // milliseconds in which a second digit makes one number of both
  const root = document.documentElement;
  const slides = [...document.querySelectorAll(".slide")];
  const part = (id) => document.getElementById(id);
  const speaking = location.hash === "#speaker";
  const rows = new Map(); // of the run-sheet: its number, and the place of its first slide
  slides.forEach((slide, place) => { if (!rows.has(slide.dataset.row)) rows.set(slide.dataset.row, place); });
  const asked = new Set(); // places of questions that stood long enough
  const opened = new Map(); // place: how many presses of a slide were made; what was opened stays open
  let at = 0, since = Date.now(), typed = "", typedAt = 0, ticking = 0;
  let other = speaking ? window.opener : null; // the speaker's window, or the wall's

  const count = (place) => opened.get(place) ?? 0;
  const isLeft = (place) => count(place) < (Number(slides[place]?.dataset.presses) || 0);
  const isAnswer = (place) => slides[place]?.hasAttribute("data-answer");
  const time = (seconds) => {
    const whole = Math.floor(Math.abs(seconds));
    return `${seconds < 0 ? "+" : ""}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  };

  function questionOf(place) {
    while (isAnswer(place) && place > 0) place -= 1;
    return place;
  }

  /* Show a slide; an answer only once its question has stood for a while, else the question. */
  function show(wanted) {
    let to = Math.max(0, Math.min(slides.length - 1, wanted));
    if (Date.now() - since >= WAIT) asked.add(at);
    if (isAnswer(to) && !asked.has(questionOf(to))) to = questionOf(to);
    if (to !== at) since = Date.now();
    draw(to);
  }

  /* Show of a canvas what is seen after so many presses; its figure is told in words once all is. */
  function stage(canvas, presses, whole) {
    for (const each of canvas.querySelectorAll("[data-since]")) each.classList.toggle("later", each.dataset.since > presses);
    for (const each of canvas.querySelectorAll("[data-until]")) each.classList.toggle("gone", each.dataset.until <= presses);
    if (canvas.querySelector("svg[aria-label]")) canvas.querySelector("svg").ariaHidden = whole ? null : "true";
    return canvas;
  }

  function draw(to) {
    if (to !== at) stopClock();
    at = to;
    slides.forEach((slide, place) => {
      slide.classList.toggle("shown", place === at);
      slide.toggleAttribute("inert", place !== at);
    });
    stage(slides[at].querySelector(".canvas"), count(at), !isLeft(at));
    if (speaking) return speak();
    history.replaceState(null, "", `#${at + 1}`);
    other?.postMessage({ at, presses: count(at) }, "*"); // a file has no origin to name
  }

  /* Open what comes next on this slide, no faster than an answer; where nothing is left, the next slide. */
  function next() {
    if (!isLeft(at)) return show(at + 1);
    if (Date.now() - since < WAIT) return;
    since = Date.now();
    opened.set(at, count(at) + 1);
    draw(at);
  }

  function row(digit) {
    const both = Date.now() - typedAt < SECOND_DIGIT ? typed + digit : digit;
    typed = rows.has(both) ? both : digit;
    typedAt = Date.now();
    if (rows.has(typed)) show(rows.get(typed));
  }

  const toggle = (id) => { part(id).hidden = !part(id).hidden; };
  function stopClock() {
    clearInterval(ticking);
    part("clock").hidden = true;
  }
  function clock() {
    if (!part("clock").hidden) return stopClock();
    const end = Date.now() + 60000 * (Number(slides[at].dataset.minutes) || 2);
    const tick = () => { part("clock").textContent = time((end - Date.now()) / 1000); };
    part("clock").hidden = false;
    tick();
    ticking = setInterval(tick, 500);
  }
  function fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else root.requestFullscreen();
  }
  function openSpeaker() {
    other = open(`${location.href.split("#")[0]}#speaker`, "speaker", "width=1200,height=800");
  }

  const back = () => show(at - 1);
  const keys = {
    ArrowRight: next, ArrowDown: next, PageDown: next, " ": next, Enter: next,
    ArrowLeft: back, ArrowUp: back, PageUp: back, Backspace: back,
    Home: () => show(0), End: () => show(slides.length - 1),
    b: () => toggle("black"), ".": () => toggle("black"), t: clock, s: openSpeaker,
    d: () => root.toggleAttribute("data-dark"), f: fullScreen, "?": () => toggle("help"), h: () => toggle("help"),
  };

  /* Return whether a key does something here. The first key on black only brings the light back. */
  function press(key) {
    const does = /^\d$/.test(key) ? () => row(key) : keys[key] ?? keys[key.toLowerCase()];
    if (!does) return false;
    if (part("black").hidden || does === keys.b || does === keys["."]) does();
    else toggle("black");
    return true;
  }

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("button")) return;
    if (speaking && event.target.closest?.(".say") && /^(Arrow(Up|Down)|Page)/.test(event.key)) return; // notes scroll
    if (event.repeat) return event.preventDefault();
    if (speaking) {
      if (event.key === "d") press("d");
      else if (event.key !== "s" && event.key !== "f") other?.postMessage({ key: event.key }, "*");
      event.preventDefault();
    } else if (press(event.key)) event.preventDefault();
  });
  addEventListener("wheel", (event) => { if (!speaking) event.preventDefault(); }, { passive: false });
  addEventListener("click", (event) => {
    if (speaking || event.target.closest("a, button")) return;
    press(event.clientX < innerWidth / 6 ? "ArrowLeft" : "ArrowRight");
  });
  addEventListener("message", (event) => {
    if (speaking ? event.source !== other : event.source?.opener !== window) return;
    if (!speaking) other = event.source; // the window that was opened before the wall was loaded again
    if (speaking && event.data.at >= 0) {
      opened.set(event.data.at, event.data.presses);
      draw(event.data.at);
    }
    if (!speaking && event.data.key) press(event.data.key);
    if (!speaking && event.data.ready) draw(at);
  });

  /* The speaker's window: this slide, the next one, the notes, and the clock beside the plan. */
  let began = 0, noted = -1;
  function speak() {
    const copy = (place, presses) => {
      const canvas = slides[place]?.querySelector(".canvas").cloneNode(true);
      return canvas ? [stage(canvas, presses, true)] : [];
    };
    const following = isLeft(at) ? copy(at, count(at) + 1) : copy(at + 1, count(at + 1));
    for (const [name, canvas] of [["now", copy(at, count(at))], ["next", following]]) {
      const frame = document.querySelector(`#stage > .${name}, #stage .beside > .${name}`);
      frame.replaceChildren(...canvas);
      frame.style.setProperty("--scale", frame.clientWidth / 1366);
    }
    if (noted !== at) {
      const say = document.querySelector("#stage > .say");
      say.replaceChildren(...slides[at].querySelector(".notes").cloneNode(true).children);
      say.scrollTop = 0;
      noted = at;
    }
    tell();
  }
  function tell() {
    const { start, end, row: number } = slides[at].dataset;
    const gone = began ? (Date.now() - began) / 1000 : 0, late = Math.ceil(gone / 60 - Number(end));
    const [plan, place, behind] = document.querySelectorAll("#stage .time span");
    document.querySelector("#stage .time b").textContent = time(gone);
    const fill = (box, words) => { box.textContent = box.dataset.words.replace(/\{(\w+)\}/g, (_all, name) => words[name]); };
    fill(plan, { row: number, start, end });
    fill(place, { number: at + 1, all: slides.length });
    fill(behind, { count: late });
    behind.hidden = late <= 0;
  }
  function openedBySpeaker() {
    root.classList.add("speaking");
    part("stage").append(part("speaker").content.cloneNode(true));
    const act = {
      clock: (button) => { began = Date.now(); button.textContent = button.dataset.again; tell(); },
      back: () => other?.postMessage({ key: "ArrowLeft" }, "*"),
      next: () => other?.postMessage({ key: "ArrowRight" }, "*"),
    };
    for (const button of document.querySelectorAll("#stage button")) button.onclick = () => act[button.dataset.does](button);
    setInterval(tell, 1000);
    addEventListener("resize", speak);
    draw(0);
    other?.postMessage({ ready: true }, "*");
  }
  function openedOnTheWall() {
    root.classList.add("playing");
    const fit = () => root.style.setProperty("--scale", Math.min(innerWidth / 1366, innerHeight / 768));
    addEventListener("resize", fit);
    fit();
    show((parseInt(location.hash.slice(1), 10) || 1) - 1);
  }

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => root.toggleAttribute("data-dark", dark.matches);
  dark.addEventListener("change", follow);
  follow();
  if (speaking) openedBySpeaker();
  else openedOnTheWall();
})();
