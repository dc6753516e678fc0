// The comparator draws what Python sends in parts, and sends `choice`; every word and number comes from Python.
// Focus is kept by `data-key`, because a part that changed is drawn anew.

const PARTS = ["words", "chosen", "matrix", "evidence", "ranking", "plain", "summary"];

// Keep the opened cell only while it is on show.
function tidy(choice) {
  const [place, variable] = choice.opened ?? [];
  if (!choice.places.includes(place) || !(variable in choice.weights)) choice.opened = null;
  return choice;
}

function select(key, label, options, value, onchange) {
  const control = node("select", { "data-key": key, onchange: (event) => onchange(event.target.value) });
  for (const [id, text] of options) control.append(node("option", { value: id, selected: id === value }, text));
  return node("label", { class: "wd-field" }, node("span", {}, label), control);
}

function drawLanguage(view, send) {
  const { words, chosen } = view;
  return select("language", words.labels.language, words.languages, chosen.language, (language) =>
    send((choice) => ({ ...choice, language })),
  );
}

function drawPlaces(view, send) {
  const { places, most, fewest, labels } = view.words;
  const group = node("fieldset", {}, node("legend", {}, labels.places));
  const slots = Math.min(most, Math.max(view.chosen.places.length + 1, fewest));
  for (let slot = 0; slot < slots; slot += 1) {
    const chosen = view.chosen.places[slot] ?? "";
    const free = places.filter(([id]) => id === chosen || !view.chosen.places.includes(id));
    const options = slot < fewest && chosen ? free : [["", labels.none], ...free];
    const label = labels.place.replace("{number}", slot + 1);
    group.append(
      select(`place-${slot}`, label, options, chosen, (id) =>
        send((choice) => {
          const next = [...choice.places];
          next.splice(slot, 1, ...(id ? [id] : []));
          return { ...choice, places: next };
        }),
      ),
    );
  }
  return group;
}

function drawVariables(view, send) {
  const { labels } = view.words;
  const { weights: chosen } = view.chosen;
  const group = node("fieldset", { class: "wd-variables" }, node("legend", {}, labels.variables));
  for (const variable of view.words.variables) {
    const on = variable.id in chosen;
    const toggle = node("input", {
      type: "checkbox",
      "data-key": `show-${variable.id}`,
      checked: on,
      disabled: on && Object.keys(chosen).length === 1,
      onchange: (event) =>
        send((choice) => {
          const weights = { ...choice.weights };
          if (event.target.checked) weights[variable.id] = 1;
          else delete weights[variable.id];
          return { ...choice, weights };
        }),
    });
    const weight = node("select", {
      "data-key": `weight-${variable.id}`,
      "aria-label": labels.weight.replace("{variable}", variable.name),
      disabled: !on,
      onchange: (event) =>
        send((choice) => ({ ...choice, weights: { ...choice.weights, [variable.id]: Number(event.target.value) } })),
    });
    for (const each of view.words.weights)
      weight.append(node("option", { value: each, selected: each === (chosen[variable.id] ?? 1) }, `× ${each}`));
    group.append(
      node("div", { class: "wd-variable" },
        node("label", { title: variable.question }, toggle, node("span", {}, variable.name)), weight),
    );
  }
  return group;
}

function drawEntry(entry) {
  const kind = entry.kind === "substantive" ? `wd-o${entry.order % 8}` : `wd-${entry.kind.replaceAll(" ", "-")}`;
  const count = entry.kind === "substantive" ? ` (${entry.count})` : "";
  return node("span", { class: `wd-value ${kind}` },
    node("span", { class: "wd-sign", "aria-hidden": "true" }, entry.sign), `${entry.label}${count}`);
}

const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function moveFocus(event, row, column, table) {
  const move = MOVES[event.key];
  if (!move) return;
  event.preventDefault();
  const next = table.querySelector(`[data-at="${row + move[0]},${column + move[1]}"]`);
  if (!next) return;
  table.querySelectorAll("[data-at]").forEach((button) => button.setAttribute("tabindex", "-1"));
  next.setAttribute("tabindex", "0");
  next.focus();
}

// `panel` is the evidence: below the row of the opened cell where the page is too narrow for it beside the table.
function drawMatrix(view, send, panel) {
  const { matrix, chosen, words: { labels } } = view;
  const head = node("tr", {}, node("th", { scope: "col" }, labels.variable));
  for (const column of matrix.columns) head.append(node("th", { scope: "col" }, column.name));
  const body = node("tbody");
  const table = node("table", { class: "wd-matrix", "aria-label": matrix.caption }, node("thead", {}, head), body);
  const openedAt = chosen.opened?.join(".");
  const anchor = openedAt ?? `${matrix.columns[0].id}.${matrix.rows[0].id}`;
  matrix.rows.forEach((row, r) => {
    const line = node("tr", {}, node("th", { scope: "row" }, row.name));
    row.cells.forEach((cell, c) => {
      const key = `${cell.place}.${row.id}`;
      const button = node("button", {
        type: "button",
        "data-key": key,
        "data-at": `${r},${c}`,
        "aria-expanded": key === openedAt ? "true" : "false",
        tabindex: key === anchor ? "0" : "-1",
        onclick: () => send((choice) => ({ ...choice, opened: choice.opened?.join(".") === key ? null : [cell.place, row.id] })),
        onkeydown: (event) => moveFocus(event, r, c, table),
      });
      button.append(...cell.entries.map(drawEntry));
      line.append(node("td", {}, button));
    });
    body.append(line);
    if (panel && chosen.opened?.[1] === row.id)
      body.append(node("tr", {}, node("td", { colspan: matrix.columns.length + 1, class: "wd-inline" }, panel)));
  });
  return node("div", {}, node("p", { class: "wd-caption", "aria-hidden": "true" }, matrix.caption),
    node("div", { class: "wd-scroll" }, table));
}

function drawComparison(view, send, wide) {
  const panel = drawEvidence(view, send);
  if (wide) return node("div", { class: "wd-beside" }, drawMatrix(view, send, null), panel);
  return drawMatrix(view, send, panel);
}

function drawCard(card, labels) {
  const article = node("article", { class: "wd-card" }, node("h4", {}, card.heading));
  if (card.wording) article.append(node("blockquote", { lang: card.wording_language }, card.wording));
  if (card.gloss) article.append(node("p", { class: "wd-gloss" }, node("strong", {}, labels.gloss), " ", card.gloss));
  const facts = node("dl");
  for (const [label, text] of card.facts)
    facts.append(node("div", { class: "wd-fact" }, node("dt", {}, label), node("dd", {}, text)));
  article.append(facts);
  if (card.sources.length) {
    const list = node("ul");
    for (const source of card.sources)
      list.append(node("li", {}, node("a", { href: source.url, target: "_blank", rel: "noopener noreferrer" }, source.text)));
    article.append(node("p", {}, node("strong", {}, labels.sources)), list);
  }
  return article;
}

function drawEvidence(view, send) {
  const { evidence, chosen, words: { labels } } = view;
  const panel = node("section", { class: "wd-evidence", "aria-label": labels.evidence, tabindex: "0", "data-key": "evidence" });
  if (!chosen.opened) {
    panel.append(node("h3", {}, labels.evidence), node("p", {}, labels.evidence_none));
    return panel;
  }
  const close = () => send((choice) => ({ ...choice, opened: null }), chosen.opened.join("."));
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  panel.append(
    node("div", { class: "wd-evidence-head" }, node("h3", {}, evidence.title),
      node("button", { type: "button", "data-key": "close", onclick: close }, labels.close)),
    node("p", {}, evidence.question),
    ...evidence.cards.map((card) => drawCard(card, labels)),
  );
  return panel;
}

function drawTable(headers, rows, attributes = {}, caption = null) {
  const head = node("tr", {}, ...headers.map((text) => node("th", { scope: "col" }, text)));
  const body = rows.map(([first, ...rest]) =>
    node("tr", {}, node("th", { scope: "row" }, String(first)), ...rest.map((text) => node("td", {}, String(text)))));
  return node("table", attributes, caption && node("caption", {}, caption),
    node("thead", {}, head), node("tbody", {}, ...body));
}

function drawRanking(view, send) {
  const { ranking, words: { labels, places } } = view;
  const section = node("section", { class: "wd-ranking", "aria-label": ranking.caption },
    select("near", labels.near, places, view.chosen.near, (near) => send((choice) => ({ ...choice, near }))),
    node("div", { class: "wd-scroll wd-tall", tabindex: "0", role: "group", "aria-label": ranking.caption, "data-key": "ranking" },
      drawTable(ranking.headers, ranking.rows, {}, ranking.caption)));
  if (ranking.unranked.length)
    section.append(node("p", { class: "wd-unranked" }, node("strong", {}, labels.unranked), " ", ranking.unranked.join(", ")));
  section.append(
    node("p", {}, node("strong", {}, labels.sensitivity), " ", ranking.sensitivity),
    node("details", {}, node("summary", { "data-key": "formula" }, labels.formula_title), node("p", {}, labels.formula)),
  );
  return section;
}

function drawPlain(view) {
  const { plain, words: { labels } } = view;
  const file = URL.createObjectURL(new Blob(["\ufeff", plain.csv], { type: "text/csv;charset=utf-8" }));
  return [
    node("h3", {}, labels.plain),
    node("div", { class: "wd-scroll wd-tall", tabindex: "0", role: "group", "aria-label": labels.plain, "data-key": "plain" },
      drawTable(plain.headers, plain.rows)),
    node("p", {}, node("a", { href: file, download: "comparison.csv", "data-key": "csv" }, labels.csv)),
  ];
}

function drawState(view) {
  const { labels } = view.words;
  const call = `compare("${view.summary.state}")`;
  const copied = node("span", { role: "status" });
  const copy = () => navigator.clipboard.writeText(call).then(() => { copied.textContent = labels.copied; });
  return [
    node("label", { class: "wd-field wd-state" }, node("span", {}, labels.state),
      node("input", { type: "text", readonly: true, value: call, "data-key": "state" })),
    node("button", { type: "button", "data-key": "copy", onclick: copy }, labels.copy), copied,
  ];
}

function render({ model, el }) {
  el.classList.add("whodecides", "wd-comparator");
  const locked = node("p", { role: "status" });
  const title = node("h3");
  const controls = node("div", { class: "wd-controls" });
  const message = node("p", { class: "wd-message", role: "alert" });
  const hint = node("p", { class: "wd-hint" });
  const comparison = node("div");
  const ranking = node("div");
  const sentence = node("p", { class: "wd-sentence", role: "status" });
  const plain = node("div");
  const state = node("div", { class: "wd-tools" });
  el.append(locked, title, controls, message, hint, comparison, ranking, sentence, plain, state);

  const read = () => Object.fromEntries(PARTS.map((part) => [part, model.get(part)]));
  const release = () => plain.querySelectorAll("a[download]").forEach((link) => URL.revokeObjectURL(link.href));

  // The kernel answers in two short messages. The second waits until the browser acknowledges the first, which
  // it puts off by 40 ms unless it has something to send; so send a few empty messages until the answer is here.
  let nudging = null;
  const nudge = () => {
    clearInterval(nudging);
    let left = 3;
    nudging = setInterval(() => {
      model.send({});
      left -= 1;
      if (!left) clearInterval(nudging);
    }, 8);
  };

  // `focus` names the control that gets the focus once the new view is drawn.
  let focus = null;
  const send = (change, focusKey = null) => {
    focus = focusKey ?? document.activeElement?.dataset?.key ?? null;
    // A quick hand is ahead of the kernel: build on what was last asked for, not on what is shown.
    const base = model.get("choice").places ? model.get("choice") : model.get("chosen");
    model.set("choice", tidy(change({ ...base, places: [...base.places], weights: { ...base.weights } })));
    model.save_changes();
    nudge();
  };
  const keepFocus = (draw) => {
    const key = focus ?? (el.contains(document.activeElement) ? document.activeElement.dataset.key : null);
    draw();
    const again = key && el.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (again && again !== document.activeElement) again.focus({ preventScroll: true });
  };

  // Beside the table there must be room for every column and the evidence.
  // The width is told by an observer: to ask for it here would make the browser lay out the whole page first.
  let width = Infinity;
  const isWide = (view) => width >= 480 + 110 * view.chosen.places.length;

  // What each part of the page is drawn from; the controls show a new weight by themselves.
  const choices = (view) => [view.chosen.language, view.chosen.places, Object.keys(view.chosen.weights)];
  const drawings = [
    [controls, (view) => [view.words, ...choices(view)],
      (view) => [drawLanguage(view, send), drawPlaces(view, send), drawVariables(view, send)]],
    [comparison, (view) => [view.words, view.matrix, view.evidence, view.chosen.opened, isWide(view)],
      (view) => [drawComparison(view, send, isWide(view))]],
    [ranking, (view) => [view.words, view.ranking, view.chosen.near], (view) => [drawRanking(view, send)]],
    [plain, (view) => [view.words, view.plain], (view) => (release(), drawPlain(view))],
    [state, (view) => [view.words, view.summary.state], drawState],
    [title, (view) => [view.words], (view) => [view.words.labels.title]],
    [hint, (view) => [view.words], (view) => [view.words.labels.hint]],
    [sentence, (view) => [view.words, view.summary.sentence],
      (view) => [`${view.words.labels.summary} ${view.summary.sentence}`]],
  ];
  const drawnFrom = new Map();
  const changed = (before, now) =>
    !before || now.some((each, i) => each !== before[i] && JSON.stringify(each) !== JSON.stringify(before[i]));

  const draw = () => {
    clearInterval(nudging);
    locked.textContent = model.get("locked");
    locked.hidden = !locked.textContent;
    const view = read();
    if (!view.words.labels) return;
    el.lang = view.chosen.language;
    keepFocus(() => {
      for (const [place, from, make] of drawings) {
        const now = from(view);
        if (!changed(drawnFrom.get(place), now)) continue;
        const open = place.querySelector("details")?.open ?? false;
        place.replaceChildren(...make(view));
        place.querySelectorAll("details").forEach((each) => { each.open = open; });
        drawnFrom.set(place, now);
      }
    });
    focus = null;
  };
  const warn = () => {
    message.textContent = model.get("message");
    if (!message.textContent) return;
    // The choice was refused: go back to what is shown.
    model.set("choice", {});
    drawnFrom.delete(controls);
    draw();
  };

  const events = [...PARTS, "locked"].map((part) => `change:${part}`);
  // Several parts change together; draw once, when all have arrived.
  let waiting = false;
  const drawSoon = () => {
    if (waiting) return;
    waiting = true;
    queueMicrotask(() => {
      waiting = false;
      draw();
    });
  };
  events.forEach((event) => model.on(event, drawSoon));
  model.on("change:message", warn);
  const resized = new ResizeObserver(([entry]) => {
    width = entry.contentRect.width;
    draw();
  });
  draw();
  warn();
  resized.observe(el);
  return () => {
    clearInterval(nudging);
    resized.disconnect();
    events.forEach((event) => model.off(event, drawSoon));
    model.off("change:message", warn);
    release();
  };
}

export default { render };
