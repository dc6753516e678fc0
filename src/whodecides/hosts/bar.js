import { isDone, nextStep, placeQuestions, roomAbove, stopsOf } from "./questions.js";

const WORDS = {
  en: { onward: "Onward", back: "Back" },
  fr: { onward: "Écran suivant", back: "Retour" },
  es: { onward: "Pantalla siguiente", back: "Atrás" },
};
const TOOL = ".whodecides[data-language]";
const main = document.querySelector("main");

// The language that the page speaks: that of its tools, or the one that was chosen and that they do not speak yet.
export const spoken = () => main.dataset.language ?? document.querySelector(TOOL)?.dataset.language ?? "en";

// Call `say` whenever the page speaks another language.
export function onSpoken(say) {
  new MutationObserver((changes) => {
    if (changes.some(({ target }) => target !== main)) delete main.dataset.language; // the tools speak it now
    say();
  }).observe(main, { subtree: true, attributeFilter: ["data-language"] });
}

const LANGUAGE_CHOICE = ".wd-language select"; // in each tool, out of sight where there is a bar

function chooseLanguage(language) {
  const choice = document.querySelector(LANGUAGE_CHOICE);
  main.dataset.language = language; // Python may sleep, and what the page says itself need not wait for it
  choice.value = language;
  choice.dispatchEvent(new Event("change", { bubbles: true }));
}

// Bring what is next to its place; a keyboard and a screen reader go on from `heading`.
function goTo(next, heading) {
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  next.scrollIntoView();
}

// The same for what is left of a cell: it stands above the bar, and what it belongs to above it.
function goToStep([first, last], floor) {
  if (first.tabIndex < 0) first.tabIndex = -1; // what answers is no control
  first.classList.add("led-to");
  first.addEventListener("blur", () => first.classList.remove("led-to"), { once: true });
  first.focus({ preventScroll: true });
  const { top, bottom } = last.getBoundingClientRect();
  if (top < 0 || bottom > floor) last.scrollIntoView({ block: bottom - top < floor ? "end" : "start" });
}

// Where the page leads once it is through, as its last links say: a lesson to its exercise, an exercise to the next lesson.
function linkOnward(screen) {
  const links = [...screen.querySelectorAll(":scope > .wd-cell:last-child p > strong:first-child + a[href$='.html']:not([href*=':'])")];
  return links.find((each) => each.previousElementSibling.textContent !== "Back:");
}

// The same again would be told to whoever watches the page.
function say(element, text, language) {
  if (element.textContent !== text) element.textContent = text;
  element.lang = language;
}

const titleOf = (screen) => screen.querySelector("h1, h2");

// The bar below: it brings the next screen to the top, or before it what this one still asks, leads back, says how far one is,
// and holds the language for all tools. Returns `{ screens(), go(place) }` for a menu; `screens()` are
// [{ title, tasks, here }, …]. A page of one screen has no bar.
export function addBar() {
  const screens = [...document.querySelectorAll(".screen")];
  const questions = placeQuestions(screens);
  if (screens.length < 2) return null;
  const bar = document.querySelector(".onward");
  const [back, far, languages, button] = [".back", ".far", "select", ".go-on"].map((each) => bar.querySelector(`:scope > ${each}`));
  // The cell in which one acted last. Its screen is the one where one is while it is in view: its tool may have grown, or one
  // read on a little. Else the one at the top.
  let acted = null;
  const current = () => {
    const screen = acted?.closest(".screen"), box = screen?.getBoundingClientRect();
    if (box && box.top < innerHeight / 2 && box.bottom > 64) return screens.indexOf(screen);
    return Math.max(0, screens.findLastIndex((each) => each.getBoundingClientRect().top < 8));
  };
  const floor = () => bar.getBoundingClientRect().top;
  const isSeen = (cell) => {
    const { top, bottom } = cell.getBoundingClientRect();
    return bottom > roomAbove(cell) + 64 && top < floor();
  };
  // The cells of this screen that are left: those not whole in view, and neither brought to their place nor answered last.
  const nextStop = (screen) => {
    const stops = stopsOf(screen), last = acted && isSeen(acted) ? stops.indexOf(acted) : -1;
    return stops.slice(last + 1).find((each) => {
      const { top, bottom } = each.lastElementChild.getBoundingClientRect(); // its cell may be taller, so as to reach its place
      return bottom > floor() + 1 && top > roomAbove(each) + 8;
    });
  };
  // The tasks by which a class calls the screen; of several the one that is asked at this place.
  const tasksAt = (screen) => {
    const asked = [...screen.querySelectorAll("[data-tasks]:not([data-tasks=''])")];
    const cells = asked.map((each) => each.closest(".wd-cell"));
    const at = cells.includes(acted) && isSeen(acted) ? cells.indexOf(acted) : cells.findIndex(isSeen);
    return asked.at(Math.max(0, at))?.dataset.tasks;
  };
  // To what *Onward* has led, by what it says: to a control until one acts in its cell again, to an answer for good.
  const led = new Map(), told = new Map();
  const cellOf = (part) => part.closest(".wd-cell");
  const saysOf = (part) => `${part.dataset.key} ${part.textContent}`;
  const placeOf = (part) => (part.matches("[data-answer]") ? told : led);
  const isLed = (part) => Boolean(placeOf(part).get(cellOf(part))?.has(saysOf(part)));
  const remember = (part) => placeOf(part).set(cellOf(part), new Set(placeOf(part).get(cellOf(part))).add(saysOf(part)));
  const stepAt = (place) => nextStep(screens[place], { floor: floor(), acted, isLed });
  const look = () => {
    const place = current(), tasks = tasksAt(screens[place]);
    far.firstChild.textContent = `${place + 1} / ${screens.length}`;
    far.lastChild.textContent = tasks ? `· ${tasks}` : "";
    back.disabled = place === 0;
    const isEnd = place === screens.length - 1 && !stepAt(place) && !nextStop(screens[place]);
    const language = spoken(), link = isEnd ? linkOnward(screens[place]) : null;
    button.disabled = isEnd && !link;
    button.classList.toggle("quiet", !isDone(screens[place]));
    languages.value = language;
    languages.hidden = !document.querySelector(LANGUAGE_CHOICE);
    say(button, link ? link.textContent.replace(/^./, (first) => first.toUpperCase()) : WORDS[language].onward, link ? document.documentElement.lang : language);
    back.title = WORDS[language].back;
    back.setAttribute("aria-label", back.title);
    if (bar.lang !== language) questions.speak(language);
    bar.lang = language;
  };
  languages.onchange = () => chooseLanguage(languages.value);
  const go = (place) => {
    questions.shrink();
    goTo(screens[place], titleOf(screens[place]));
    look();
  };
  button.onclick = () => {
    const place = current(), step = stepAt(place), stop = nextStop(screens[place]);
    if (!step && !stop) return place < screens.length - 1 ? go(place + 1) : linkOnward(screens[place]).click();
    questions.shrink();
    if (step) {
      remember(step[0]);
      goToStep(step, floor());
    } else goTo(stop, stop);
    look();
  };
  back.onclick = () => go(current() - 1);
  for (const kind of ["pointerdown", "focusin"])
    main.addEventListener(kind, ({ target }) => { acted = target.closest(".wd-cell"); look(); });
  for (const kind of ["click", "input"])
    main.addEventListener(kind, ({ target }) => led.delete(target.closest(".wd-cell")), true);
  let willLook = false; // a page may scroll more often than it is drawn, and looking measures it
  const lookWhenDrawn = () => {
    if (willLook) return;
    willLook = true;
    requestAnimationFrame(() => { willLook = false; look(); });
  };
  addEventListener("scroll", lookWhenDrawn, { passive: true });
  onSpoken(look);
  // What a tool draws may be the answer to what the screen asks.
  new MutationObserver(lookWhenDrawn).observe(main, { subtree: true, childList: true, attributeFilter: ["aria-pressed", "data-unstored", "hidden"] });
  bar.hidden = false;
  look();
  const described = (screen, place) => ({
    title: titleOf(screen).textContent,
    tasks: [...screen.querySelectorAll("[data-tasks]")].flatMap(({ dataset }) => dataset.tasks.split(", ").filter(Boolean)),
    here: place === current(),
  });
  return { go, screens: () => screens.map(described) };
}
