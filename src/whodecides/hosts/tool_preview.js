// The plain page as it is served: messages go by HTTP, and the page loads again when a file of the kit has changed.

async function post(name, text = "") {
  const reply = await fetch(name, { method: "POST", body: text });
  if (!reply.ok) throw new Error(`${name}: ${reply.status}`);
  return reply.text();
}

let last = Promise.resolve(); // one message after the other: several requests at a time may overtake each other
window.toPython = (text) => (last = last.catch(() => {}).then(() => post("message", text)));

// What has changed since is asked each second, also while a tool that does not come to an end is being opened.
async function watch() {
  const version = await post("version");
  setInterval(async () => {
    const now = await post("version").catch(() => version); // nobody serves just now
    if (now !== version) location.reload();
  }, 1000);
}

async function begin() {
  const { title, pending, outputs, error } = JSON.parse(await post("open"));
  document.title = title;
  if (!error) return window.show(pending, outputs);
  const told = Object.assign(document.createElement("p"), { textContent: error });
  told.setAttribute("role", "alert");
  document.querySelector("main").append(told);
}

watch().then(begin);
