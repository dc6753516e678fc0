// Moves from slide to slide, and opens the notes. Without it the page scrolls, and notes open one by one.
const slides = [...document.querySelectorAll("article")];
const notes = [...document.querySelectorAll("details.notes")];
const controls = document.querySelector(".controls");
const letters = controls.querySelector("input");

function here() {
  const seen = slides.findIndex((each) => each.getBoundingClientRect().bottom > innerHeight / 2);
  return Math.max(seen, 0);
}

function move(place) {
  const slide = slides[Math.min(Math.max(place, 0), slides.length - 1)];
  slide.scrollIntoView({ behavior: "instant", block: "start" });
  history.replaceState(null, "", `#${slide.id}`);
  return slide.id;
}

// The notes may stand in a second window, on a screen of one's own: each of the two follows the other.
let second = window.opener;

function go(place) {
  const name = move(place);
  second?.postMessage(name, "*"); // the number of a slide, and nothing else
}

addEventListener("message", (event) => {
  const place = slides.findIndex((each) => each.id === event.data);
  if (event.source === second && place >= 0) move(place);
});

// What changes the height of the page leaves the same slide in sight.
function keepPlace(change) {
  const place = here();
  change();
  move(place);
}

const does = {
  notes: () => keepPlace(() => {
    const open = !notes.every((each) => each.open);
    for (const each of notes) each.open = open;
  }),
  paper: () => keepPlace(() => {
    const paper = document.body.classList.toggle("handout");
    for (const each of notes) {
      each.open = paper;
      each.querySelector("summary").tabIndex = paper ? 0 : -1;
    }
  }),
  second: () => {
    const beside = location.href.replace(/\.html(#.*)?$/, "-notes.html");
    second = open(`${beside}#${slides[here()].id}`, "notes", "popup,width=900,height=900");
  },
};

// Whatever moves, moves by one whole slide: half of the next one would show what is not yet to be seen. Where slides are as
// long as their text (on a small screen, in the view to print, with open notes) one reads on as on any page.
const narrow = matchMedia("(max-width: 800px)");
const scrolls = () => narrow.matches || document.body.classList.contains("handout") || notes.some((each) => each.open);
const OWN = "button, input, label, a, summary, .notes, .controls"; // what has a key or a click of its own

const keys = {
  " ": (event) => go(here() + (event.shiftKey ? -1 : 1)),
  ArrowRight: () => go(here() + 1),
  ArrowLeft: () => go(here() - 1),
  ArrowDown: () => go(here() + 1),
  ArrowUp: () => go(here() - 1),
  PageDown: () => go(here() + 1),
  PageUp: () => go(here() - 1),
  Home: () => go(0),
  End: () => go(slides.length - 1),
};

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key !== " ")) return;
  if (event.key === " " && (event.target.closest?.(OWN) || scrolls())) return;
  const letter = { n: does.notes, p: does.paper }[event.key];
  // Below open notes, up and down read on.
  const reads = ["ArrowDown", "ArrowUp"].includes(event.key) && notes.some((each) => each.open);
  const act = reads ? null : (keys[event.key] ?? (letters.checked ? letter : null));
  if (!act) return;
  event.preventDefault();
  act(event);
});

addEventListener("click", (event) => {
  if (event.target.closest(OWN) || scrolls() || !getSelection().isCollapsed) return;
  go(here() + 1);
});

// A turn of the wheel, or a stroke on a pad, is many events: they make one step, until the hand rests.
const FAR = 40; // pixels that a hand does not turn by chance
const REST = 150; // milliseconds
let turned = 0, rests;

addEventListener("wheel", (event) => {
  if (event.ctrlKey || scrolls()) return; // with Control it makes the page larger
  event.preventDefault();
  clearTimeout(rests);
  rests = setTimeout(() => { turned = 0; }, REST);
  const before = Math.abs(turned) >= FAR;
  turned += event.deltaY;
  if (!before && Math.abs(turned) >= FAR) go(here() + Math.sign(turned));
}, { passive: false });

// The bars of the notes stand below their slides, out of sight: a key or the button on the title opens all of them.
document.documentElement.classList.add("moves");
for (const each of notes) each.querySelector("summary").tabIndex = document.body.classList.contains("handout") ? 0 : -1;

controls.addEventListener("click", (event) => does[event.target.dataset.does]?.());
controls.hidden = false;
