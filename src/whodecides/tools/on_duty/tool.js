// On duty. Python sends the case that waits, or what came of all. The clock starts with the first decision.

import { newClock } from "../../widgets/clock.js";
import { node } from "../../widgets/dom.js";
import { drawScrollableTable, drawSources, drawUndo, startWidget } from "../../widgets/stateful_widget.js";

const mark = (name, place) => node("i", { class: `wd-duty-mark ${name}`, style: `left: ${10 + 20 * place}%` });

// One case on the line from the mildest measure to the hardest: the ring is yours, the square is what was done.
function drawTrack(line, places) {
  const [own, done] = [places.indexOf(line.own), places.indexOf(line.done)];
  return node("div", { class: "wd-duty-track", role: "img", "aria-label": line.alt },
    node("i", { class: "wd-duty-between", style: `left: ${10 + 20 * Math.min(own, done)}%; width: ${20 * Math.abs(own - done)}%` }),
    mark("wd-duty-ring", own), mark("wd-duty-dot", done));
}

function drawGroup({ words, group }) {
  const places = words.rungs.map(([id]) => id);
  return node("section", { "aria-label": group.name, "data-answer": true },
    node("div", { class: "wd-duty-line wd-duty-heads" }, node("h4", {}, group.name),
      node("div", { class: "wd-duty-scale", "aria-hidden": "true" }, ...words.rungs.map(([, , short]) => node("span", {}, short))),
      node("p", {}, node("strong", {}, group.yours), " · ", group.theirs)),
    ...group.lines.map((line) => node("div", { class: "wd-duty-line" },
      node("p", {}, node("strong", {}, line.who), node("br"), node("span", { class: "wd-kicker" }, `${line.company}, `, node("span", { class: "wd-duty-day" }, line.day))),
      drawTrack(line, places),
      node("div", { class: "wd-duty-did" }, node("p", {}, line.did), node("p", { class: "wd-kicker" }, words.labels.ground, " ", line.ground),
        node("details", {}, node("summary", { "data-key": `sources-${line.id}` }, words.sources), drawSources(line.links))))));
}

function drawings(send, undo) {
  const clock = newClock();
  let clockSeconds = 0;
  const heard = node("p", { class: "wd-hidden wd-duty-heard", role: "status" }); // it stays, so that what is put into it is said
  let open = null; // whether a case waits
  let rests = false; // whether the pointer has not moved since it chose a rung
  const decide = (id, rung, view) => {
    clock.begin();
    if (Object.keys(view.state.decided).length === view.words.count - 1) clock.stop();
    send((state) => ({ ...state, decided: { ...state.decided, [id]: rung } }));
  };

  const drawWaiting = (view) => {
    const { words, view: { waiting }, state } = view;
    const { labels } = words;
    const choose = (event) => {
      const rung = words.rungs[Number(event.key) - 1];
      if (!rung || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      decide(waiting.id, rung[0], view);
    };
    clock.element.onkeydown = choose; // whoever has just started the clock decides by a key as well
    const names = node("input", { type: "checkbox", checked: state.names, "data-key": "names",
      onchange: (event) => send((state) => ({ ...state, names: event.target.checked })) });
    return node("div", { class: "wd-duty-queue", onkeydown: choose },
      node("article", { class: "wd-duty-case" },
        node("p", { class: "wd-kicker" }, waiting.place), node("p", { class: "wd-duty-text" }, waiting.text),
        node("p", {}, waiting.before),
        node("div", { class: "wd-duty-name" }, node("label", { class: "wd-check" }, names, node("span", {}, labels.names)),
          node("p", {}, waiting.name))),
      node("div", { class: `wd-duty-rungs ${rests ? "wd-duty-rests" : ""}`, role: "group", "aria-label": labels.decide,
        onpointermove: ({ currentTarget, movementX, movementY }) => {
          if (!movementX && !movementY) return; // what was drawn anew under a pointer at rest
          rests = false;
          currentTarget.classList.remove("wd-duty-rests");
        } },
        ...words.rungs.map(([id, text], place) => node("button", { type: "button", "data-key": `rung-${id}`, "data-act": true,
          onclick: () => {
            rests = true;
            decide(waiting.id, id, view);
          } }, node("b", {}, String(place + 1)), node("span", {}, text)))),
      node("div", { class: "wd-duty-foot" }, node("p", { class: "wd-kicker" }, labels.told), drawUndo(words, () => undo("undo"))));
  };

  const drawCame = ({ words, view }) => {
    const { labels } = words;
    const again = () => {
      clock.set(clockSeconds);
      send((state) => ({ ...state, decided: {}, names: false }), "rung-leave");
    };
    return [
      node("h4", { tabindex: "-1", "data-key": "came", class: "wd-duty-came" }, labels.came),
      node("p", { class: "wd-duty-key", "aria-hidden": "true" }, node("i", { class: "wd-duty-ring" }), labels.you, node("i", { class: "wd-duty-dot" }), labels.they),
      ...view.groups.map((group) => drawGroup({ words, group })),
      node("p", { class: "wd-sentence", "data-answer": true }, view.same, " ", labels.think),
      node("div", { class: "wd-tools" }, drawUndo(words, () => undo("undo")),
        node("button", { type: "button", "data-key": "again", onclick: again }, labels.again)),
      node("details", {}, node("summary", { "data-key": "plain" }, labels.plain),
        drawScrollableTable("table", view.table.caption, view.table.headers, view.table.rows)),
    ];
  };

  return {
    rule: [(view) => [view.words], ({ words: { labels } }) => [
      node("p", { class: "wd-duty-rule" }, node("span", { class: "wd-kicker" }, labels.rule_is), node("br"), labels.rule)]],
    clock: [(view) => [view.words, Boolean(view.view.waiting)], (view) => {
      clock.setWords(view.words.clock);
      if (!clockSeconds) clock.set(clockSeconds = view.words.clock.seconds);
      if (!view.view.waiting) clock.stop();
      return view.view.waiting ? [clock.element] : [];
    }],
    desk: [(view) => [view.words, view.view, view.state.names], (view) => {
      const waits = Boolean(view.view.waiting);
      const shown = waits ? [drawWaiting(view)] : drawCame(view);
      // The last decision leads to what came of all; a page that opens there leaves the focus alone.
      if (open && !waits) requestAnimationFrame(() => shown[0].focus({ preventScroll: false }));
      const { waiting, same } = view.view;
      if (open !== null) heard.textContent = waits ? `${waiting.place}. ${waiting.text} ${waiting.before}` : same;
      open = waits;
      return shown;
    }],
    heard: [() => [], () => [heard]],
  };
}

export default { render: (context) => startWidget(context, "on_duty", { drawings }) };
