// Screens of an exercise: what a question speaks of, a tool or what some code shows, stands beside its questions on a wide
// page, and stays above them on a narrow one. `page.css` has the layout.

const WORDS = {
  en: { larger: "Enlarge", smaller: "Back to the question" },
  fr: { larger: "Agrandir", smaller: "Retour à la question" },
  es: { larger: "Ampliar", smaller: "Volver a la pregunta" },
};
const LARGE = "enlarged";

const cellsOf = (screen) => [...screen.querySelectorAll(":scope > .wd-cell")];
const isText = (cell) => cell.querySelector(":scope > .wd-text") !== null;
const isQuestion = (cell) => cell.querySelector(":scope > .wd-task") !== null;

// What a screen leads through before the next one: its questions below the first thing that it shows, and its last text. A
// question of a lesson that is answered is passed.
export function stopsOf(screen) {
  const cells = cellsOf(screen), first = cells.findIndex((each) => !isText(each));
  return first < 0 ? [] : cells.slice(first + 1).filter((each) => isText(each) || (isQuestion(each) && (ofExercise(each) || !isAnswered(each))));
}

// What a tool still asks, or has to show once it is answered: see docs/architecture.md.
const ACTS = "[data-act]:not(:disabled, [aria-disabled='true'], [aria-pressed='true'])";
const LEFT = "details:not([open]) > [data-left]";
const NEXT = "[data-next]:not(:disabled, [aria-disabled='true'])";
const UNSTORED = "[data-unstored] [type='submit']";
const STORE = ".wd-task [type='submit']";
const isSeen = (each) => each.checkVisibility();
const inTask = (each) => !each.closest("[data-aside]");
const partsOf = (cell, kind) => [...cell.querySelectorAll(kind)].filter((each) => inTask(each) && isSeen(each));
const answersOf = (cell) => partsOf(cell, "[data-answer]").filter((each) => each.innerText.trim());
const isAnswered = (cell) => answersOf(cell).length > 0;

// In a screen with questions beside a tool it is they that are asked.
const askedIn = (screen) => cellsOf(screen).filter((each) => !screen.classList.contains("with-questions") || isQuestion(each));

// Say whether nothing of a screen is left: no question without an answer, nothing that is not stored, no next thing of a tool.
export const isDone = (screen) => !askedIn(screen).some((each) => partsOf(each, `${UNSTORED}, ${NEXT}`).length || (!isAnswered(each) && partsOf(each, ACTS).length));

// What of `parts` of a cell is brought into view where they end below `floor`, a height in the window: [what takes the focus,
// what is brought], or null. Parts that have no room together are passed as soon as one of them is in view.
function below(parts, floor) {
  if (!parts.length) return null;
  const boxes = parts.map((each) => each.getBoundingClientRect());
  const [first, last] = [boxes[0], boxes.at(-1)], haveRoom = last.bottom - first.top < floor;
  return (haveRoom ? last.bottom > floor + 1 : first.top > floor) ? [parts[0], haveRoom ? parts.at(-1) : parts[0]] : null;
}

const firstBelow = (parts, floor) => parts.map((each) => below([each], floor)).find(Boolean);

// What a screen leads to before it is passed: [what takes the focus, what is brought into view], or null. In each cell these
// are what was answered just now, where it is below `floor`; what is not stored and what a tool has next, wherever they
// stand; and, below `floor`, what answers the question or is to be seen once it is answered. `acted` is the cell in which one
// acted last, and `isLed(part)` says what was shown before.
export function nextStep(screen, { floor, acted, isLed }) {
  const isBeside = screen.classList.contains("with-questions");
  for (const cell of askedIn(screen)) {
    const control = partsOf(cell, isBeside ? UNSTORED : `${UNSTORED}, ${NEXT}`).find((each) => !isLed(each));
    const unseen = cell === acted ? firstBelow(answersOf(cell).filter((each) => !isLed(each)), floor) : null;
    if (unseen) return below([unseen[0], ...partsOf(cell, LEFT)], floor) ?? unseen; // with what is to be seen then
    if (control) return [control, control];
    const step = isBeside ? restOf(cell, floor, acted) : below(partsOf(cell, isAnswered(cell) ? LEFT : ACTS), floor);
    if (step) return step;
  }
  return null;
}

// A question that stands in its place, and has no room there together with the button that stores its answer.
function restOf(cell, floor, acted) {
  const isPlaced = cell === acted || cell.getBoundingClientRect().top <= roomAbove(cell) + 8;
  return isPlaced ? below(partsOf(cell, STORE), floor) : null;
}

// How far below the top of the window a cell is brought: on a narrow page what its question speaks of stays above it.
export const roomAbove = (cell) => parseFloat(getComputedStyle(cell).scrollMarginTop);

// Put what is shown beside its questions. Returns the functions that say it in a language, and give questions their room again.
export function placeQuestions(screens) {
  const placed = screens.map(placeBeside).filter(Boolean);
  return { speak: (language) => placed.forEach((each) => each.speak(language)), shrink: () => placed.forEach((each) => each.shrink()) };
}

// A screen of a lesson is drawn to be seen whole as it is.
const ofExercise = (cell) => cell.querySelector(":scope > .wd-task").dataset.tasks.startsWith("E");

function placeBeside(screen) {
  const cells = cellsOf(screen), shown = cells.find((each) => !isText(each));
  const questions = cells.filter((each) => isQuestion(each) && ofExercise(each));
  if (!questions.length || shown === questions[0]) return null;
  screen.classList.add("with-questions");
  shown.classList.add("shown");
  questions.forEach((each) => each.classList.add("question"));
  questions.at(-1).classList.add("last");
  shown.tabIndex = 0; // it may scroll, and need not hold anything else that a keyboard reaches
  shown.setAttribute("aria-label", screen.querySelector("h1, h2").textContent);
  return enlarge(screen, shown, questions);
}

// Half of a narrow page is little room. It begins with what a tool asks and lets one choose, and only where this would leave
// less than half of the room to what the tool names its picture, with that picture: what sets it stands above, a little up.
function beginAtPicture(shown) {
  const part = [...shown.querySelectorAll("[data-picture]")].find(isSeen); // not one that is folded away
  const above = part ? part.getBoundingClientRect().top - shown.getBoundingClientRect().top + shown.scrollTop : 0;
  shown.scrollTop = above > shown.clientHeight / 2 ? above : 0;
}

// On a narrow page what is shown has half of the room. A button gives it all, and the question its half again.
function enlarge(screen, shown, questions) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "enlarge" });
  let words = WORDS.en, used = false; // once somebody acts in it, it stays where it is
  for (const kind of ["pointerdown", "wheel", "focusin"]) shown.addEventListener(kind, () => { used = true; }, { passive: true });
  const look = () => {
    const large = screen.classList.contains(LARGE);
    button.hidden = !large && shown.scrollHeight <= shown.clientHeight;
    if (!used && !button.hidden && getComputedStyle(button).display !== "none") beginAtPicture(shown);
    button.replaceChildren(Object.assign(document.createElement("span"), { textContent: large ? "⤡ " : "⤢ ", ariaHidden: "true" }), large ? words.smaller : words.larger);
    screen.style.setProperty("--shown", `${shown.offsetHeight}px`);
  };
  const make = (large) => {
    screen.classList.toggle(LARGE, large);
    look();
  };
  button.onclick = () => {
    make(!screen.classList.contains(LARGE));
    shown.scrollIntoView({ block: "nearest" });
  };
  questions.forEach((each) => each.addEventListener("focusin", () => make(false)));
  shown.append(button);
  const watch = new ResizeObserver(look);
  [shown, ...shown.children].forEach((each) => each === button || watch.observe(each));
  return {
    shrink: () => make(false),
    speak(language) {
      words = WORDS[language];
      look();
    },
  };
}
