// The page of a marker: levels and comments are kept in a file that the marker saves; nothing leaves the computer.
// What stands here between two saves is also kept by the browser, where it allows that.

{
  const said = document.body.dataset;
  const articles = [...document.querySelectorAll("article")];
  const byNumber = new Map(articles.map((each) => [each.dataset.number, each]));
  const status = document.querySelector("#progress");
  const kept = `whodecides-marking-${said.kept}`;
  let saved = true;

  const levelOf = (article) => article.querySelector("input:checked")?.value ?? "";
  const commentOf = (article) => article.querySelector("textarea").value.trim();

  function rows() {
    return articles.map((each) => [each.dataset.number, each.dataset.task, levelOf(each), commentOf(each), said.marker]);
  }

  function show(extra = "") {
    let done = 0;
    for (const each of articles) {
      const level = levelOf(each);
      each.classList.toggle("done", level !== "");
      done += level !== "";
    }
    const progress = said.progress.replace("{done}", done).replace("{all}", articles.length);
    status.textContent = [progress, extra, saved ? "" : said.unsaved].filter(Boolean).join(" ");
  }

  function remember() {
    try {
      localStorage.setItem(kept, JSON.stringify({ saved, rows: rows() }));
    } catch {
      return; // a browser that keeps nothing: the saved file is what counts
    }
  }

  // A sign at the start would make a formula of a cell; whoever reads the sheet takes the apostrophe away again.
  const cell = (text) => `"${(/^\s*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

  function save() {
    const table = [["number", "task", "level", "comment", "marker"], ...rows()];
    const text = table.map((row) => row.map(cell).join(",")).join("\r\n");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([`\ufeff${text}\r\n`], { type: "text/csv;charset=utf-8" }));
    link.download = said.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    saved = true;
    remember();
    show();
  }

  // Returns the rows of a CSV text, whichever sign a spreadsheet put between two cells.
  function parse(text) {
    const head = text.split("\n", 1)[0];
    const sign = [",", ";", "\t"].reduce((one, other) => (head.split(other).length > head.split(one).length ? other : one));
    const found = [[]];
    let value = "", quoted = false, place = 0;
    while (place < text.length) {
      const letter = text[place++];
      if (quoted) {
        if (letter !== '"') value += letter;
        else if (text[place] === '"') value += text[place++];
        else quoted = false;
      } else if (letter === '"' && value === "") {
        quoted = true;
      } else if (letter === sign || letter === "\n") {
        found.at(-1).push(value);
        value = "";
        if (letter === "\n") found.push([]);
      } else if (letter !== "\r") {
        value += letter;
      }
    }
    found.at(-1).push(value);
    return found.filter((row) => row.length > 1);
  }

  function fill(table) {
    let count = 0;
    const strange = [];
    for (const [number, level, comment] of table) {
      const article = byNumber.get(number);
      const input = [...(article?.querySelectorAll("input") ?? [])].find((each) => each.value === level);
      if (input) {
        input.checked = true;
        article.querySelector("textarea").value = comment;
        count += level !== "";
      } else if (level) {
        strange.push(`${number}: ${level}`);
      }
    }
    return { count, strange };
  }

  async function open(file) {
    if (file.size > Number(said.most)) { // it would freeze the page
      show(said.large.replace("{file}", file.name));
      return;
    }
    const [header = [], ...table] = parse((await file.text()).replace(/^\ufeff/, ""));
    const [number, level, comment, marker] = ["number", "level", "comment", "marker"].map((each) => header.indexOf(each));
    if (number < 0 || level < 0 || (marker >= 0 && table.some((row) => row[marker] !== said.marker))) {
      show(said.bad);
      return;
    }
    const plain = (text = "") => text.trim().replace(/^'(?=\s*[=+\-@＝＋－＠])/, "");
    const { count, strange } = fill(table.map((row) => [
      row[number].trim(), (row[level] ?? "").trim(), comment < 0 ? "" : plain(row[comment]),
    ]));
    remember();
    const unknown = strange.length ? said.unknown.replace("{rows}", strange.slice(0, 10).join(", ")) : "";
    show([said.taken.replace("{count}", count), unknown].filter(Boolean).join(" "));
  }

  document.querySelector("main").addEventListener("change", (event) => {
    if (event.target.type === "file") {
      if (event.target.files[0]) open(event.target.files[0]);
      event.target.value = ""; // else the same file, changed, could not be opened again
      return;
    }
    saved = false;
    remember();
    show();
  });
  document.querySelector("#save").addEventListener("click", save);
  document.querySelector("#next").addEventListener("click", () => {
    const next = articles.find((each) => levelOf(each) === "");
    next?.scrollIntoView();
    next?.querySelector("h3").focus({ preventScroll: true });
  });
  window.addEventListener("beforeunload", (event) => {
    if (!saved) event.preventDefault();
  });

  try {
    const before = JSON.parse(localStorage.getItem(kept));
    fill(before.rows.map((row) => [row[0], row[2], row[3]]));
    saved = before.saved;
  } catch {
    saved = true; // nothing was kept
  }
  show();
}
