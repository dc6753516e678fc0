// The comparator draws what Python sends in parts, and sends `choice`; every word and number comes from Python.

import { node } from "../../show/dom.js";
import { drawSelect, drawTable, drawCard, moveFocus, explore } from "../../show/explorer.js";

const PARTS = ["matrix", "evidence", "ranking", "plain", "summary"];

// The lists of what can be chosen; those that `filters` hides stay out, but what is chosen stays in.
function drawFilters(view, send) {
  const chosen = view.chosen.filters ?? {};
  return node("div", { class: "wd-filters" }, ...view.words.filters.map(({ id, label, options }) =>
    drawSelect(`filter-${id}`, label, options, chosen[id] ?? "", (value) =>
      send((choice) => ({ ...choice, filters: { ...choice.filters, [id]: value } })))));
}

// Keep the opened cell only while it is on show, and a wish for one value only with its cell.
function tidy(choice) {
  const [place, variable] = choice.opened ?? [];
  if (!choice.places.includes(place) || !(variable in choice.weights)) choice.opened = null;
  if (!choice.opened) choice.value = "";
  return choice;
}

function drawPlaces(view, send) {
  const { places, most, fewest, labels } = view.words;
  const group = node("fieldset", {}, node("legend", {}, labels.places));
  if (view.words.days)
    group.append(drawSelect("day", labels.day, view.words.days, view.chosen.day, (day) => send((choice) => ({ ...choice, day }))));
  if (view.words.filters.length) group.append(drawFilters(view, send));
  const wanted = Object.entries(view.chosen.filters ?? {}).filter(([, value]) => value);
  const listed = places.filter(([id, , tags]) =>
    view.chosen.places.includes(id) || wanted.every(([filter, value]) => tags[filter] === value));
  const slots = Math.min(most, Math.max(view.chosen.places.length + 1, fewest));
  for (let slot = 0; slot < slots; slot += 1) {
    const chosen = view.chosen.places[slot] ?? "";
    const free = listed.filter(([id]) => id === chosen || !view.chosen.places.includes(id));
    const options = slot < fewest && chosen ? free : [["", labels.none], ...free];
    const label = labels.place.replace("{number}", slot + 1);
    group.append(
      drawSelect(`place-${slot}`, label, options, chosen, (id) =>
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
  const look = view.words.weights.length ? "wd-variables" : "wd-variables wd-unweighed";
  const group = node("fieldset", { class: look }, node("legend", {}, labels.variables));
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
    const variableRow = node("div", { class: "wd-variable" },
      node("label", { title: variable.question }, toggle, node("span", {}, variable.name)));
    group.append(variableRow);
    if (!view.words.weights.length) continue; // nothing is weighed here
    const weight = node("select", {
      "data-key": `weight-${variable.id}`,
      "aria-label": labels.weight.replace("{variable}", variable.name),
      disabled: !on,
      onchange: (event) =>
        send((choice) => ({ ...choice, weights: { ...choice.weights, [variable.id]: Number(event.target.value) } })),
    });
    for (const each of view.words.weights)
      weight.append(node("option", { value: each, selected: each === (chosen[variable.id] ?? 1) }, `× ${each}`));
    variableRow.append(weight);
  }
  return group;
}

function drawEntry(entry) {
  const kind = entry.kind === "substantive" ? `wd-o${entry.order % 8}` : `wd-${entry.kind.replaceAll(" ", "-")}`;
  const shown = drawValue(entry.sign, entry.text, kind);
  if (entry.id) shown.dataset.value = entry.id;
  return shown;
}

function drawValue(sign, text, look) {
  return node("span", { class: `wd-value ${look}` }, node("span", { class: "wd-sign", "aria-hidden": "true" }, sign), text);
}

// `panel` is the evidence: below the row of the opened cell where the page is too narrow for it beside the table.
function drawMatrix(view, send, panel) {
  const { matrix, chosen, words: { labels } } = view;
  const head = node("tr", {}, node("th", { scope: "col" }, labels.variable));
  for (const { name, mark } of matrix.columns)
    head.append(node("th", { scope: "col" }, name, mark ? drawValue(mark.sign, mark.label, `wd-mark wd-o${mark.order}`) : null));
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
        // A press on one of several values opens the cell at its statements; the keyboard finds the values in the panel.
        onclick: (event) => {
          const value = (cell.entries.length > 1 && event.target.closest("[data-value]")?.dataset.value) || "";
          send((choice) => {
            const close = choice.opened?.join(".") === key && (!value || value === choice.value);
            return { ...choice, opened: close ? null : [cell.place, row.id], value };
          });
        },
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
    ...drawValues(view, send),
    ...evidence.cards.map((card) => drawCard(card, view.words)),
  );
  if (evidence.silent?.length)
    panel.append(node("details", {}, node("summary", { "data-key": "silent" }, evidence.silent_title),
      ...evidence.silent.map((card) => drawCard(card, view.words))));
  return panel;
}

// One button for each value that statements of the cell were given: those of the pressed one come first.
function drawValues({ evidence, words: { labels } }, send) {
  if (!evidence.values?.length) return [];
  return [node("div", { class: "wd-steps", role: "group", "aria-label": labels.values },
    ...evidence.values.map(({ id, text, pressed }) => node("button", {
      type: "button", "data-key": `value-${id}`, "aria-pressed": pressed ? "true" : "false",
      onclick: () => send((choice) => ({ ...choice, value: id })),
    }, text)))];
}

function drawRanking(view, send) {
  const { ranking, words: { labels, places } } = view;
  if (!ranking.rows) return []; // nothing is ranked here
  const section = node("section", { class: "wd-ranking", "aria-label": ranking.caption },
    drawSelect("near", labels.near, places, view.chosen.near, (near) => send((choice) => ({ ...choice, near }))),
    ranking.rows.length ? node("div", { class: "wd-scroll wd-tall", tabindex: "0", role: "group", "aria-label": ranking.caption, "data-key": "ranking" },
      drawTable(ranking.headers, ranking.rows, {}, ranking.caption)) : null);
  if (ranking.unranked.length)
    section.append(node("p", { class: "wd-unranked" }, node("strong", {}, labels.unranked), " ", ranking.unranked.join(", ")));
  section.append(
    node("p", {}, node("strong", {}, labels.sensitivity), " ", ranking.sensitivity),
    node("details", {}, node("summary", { "data-key": "formula" }, labels.formula_title), node("p", {}, labels.formula)),
  );
  return [section];
}

function drawPlain(view) {
  const { plain, words: { labels, file: name } } = view;
  const file = URL.createObjectURL(new Blob(["\ufeff", plain.csv], { type: "text/csv;charset=utf-8" }));
  return [
    node("h3", {}, labels.plain),
    node("div", { class: "wd-scroll wd-tall", tabindex: "0", role: "group", "aria-label": labels.plain, "data-key": "plain" },
      drawTable(plain.headers, plain.rows)),
    node("p", {}, node("a", { href: file, download: name, "data-key": "csv" }, labels.csv)),
  ];
}

function drawState(view) {
  const { labels } = view.words;
  const call = `${view.words.call}("${view.summary.state}")`;
  const copied = node("span", { role: "status" });
  const copy = () => navigator.clipboard.writeText(call).then(() => { copied.textContent = labels.copied; });
  return [
    node("label", { class: "wd-field wd-state" }, node("span", {}, labels.state),
      node("input", { type: "text", readonly: true, value: call, "data-key": "state" })),
    node("button", { type: "button", "data-key": "copy", onclick: copy }, labels.copy), copied,
  ];
}

// What each part of the page is drawn from; the controls show a new weight by themselves.
function drawings(send) {
  const choices = (view) => [view.chosen.places, Object.keys(view.chosen.weights), view.chosen.filters ?? {}, view.chosen.day ?? ""];
  // Beside the table there must be room for every column and the evidence; without weights the cells hold more words.
  const column = (view) => (view.words.weights.length ? 110 : 160);
  const isWide = (view) => view.width >= 480 + column(view) * view.chosen.places.length;
  return {
    controls: [(view) => [view.words, ...choices(view)], (view) => [drawPlaces(view, send), drawVariables(view, send)]],
    // A weight is changed here, and the ranking stands far below: its first places are told here too.
    leading: [(view) => [view.ranking.leading], (view) => view.ranking.leading ? [
      node("p", { class: "wd-small", role: "status" }, view.ranking.leading)] : []],
    hint: [(view) => [view.words], (view) => [node("p", {}, view.words.labels.hint)]],
    comparison: [(view) => [view.words, view.matrix, view.evidence, view.chosen.opened, isWide(view)],
      (view) => [drawComparison(view, send, isWide(view))]],
    ranking: [(view) => [view.words, view.ranking, view.chosen.near], (view) => drawRanking(view, send)],
    sentence: [(view) => [view.words, view.summary.sentence],
      (view) => [node("p", { class: "wd-sentence", role: "status" }, `${view.words.labels.summary} ${view.summary.sentence}`)]],
    plain: [(view) => [view.words, view.plain], drawPlain],
    state: [(view) => [view.words, view.summary.state], drawState],
  };
}

export default { render: (context) => explore(context, "comparator", { drawings, tidy, parts: PARTS }) };
