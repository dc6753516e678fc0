// What a page has fetched is there without a network. Files in `files/` have their digest in their names and never change;
// all others are asked for first, so that nobody reads an old page on a good line.

const KEPT = "whodecides", FILES = new URL("files/", registration.scope).href;
const PATIENCE = 4000; // milliseconds for a slow line, where an old page is better than none

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

const isOurs = ({ method, url }) => method === "GET" && url.startsWith(registration.scope) && !url.endsWith("kit.json");

async function keep(request, reply) {
  if (reply.ok) await (await caches.open(KEPT)).put(request, reply).catch(() => {}); // full: it is fetched anew
}

async function newest(request) {
  const reply = await fetch(request);
  await keep(request, reply.clone());
  return reply;
}

// What the browser keeps by itself comes with what it has compiled of it: Python starts a fifth faster. Where it has thrown that
// away and there is no network, ours is there.
async function ofBrowser(request, kept) {
  const reply = await fetch(request, { cache: "force-cache" });
  return reply.ok ? reply : kept;
}

async function answer(request) {
  const kept = await caches.match(request, { ignoreSearch: true });
  const broken = request.cache === "reload"; // its reader found it broken
  if (!kept) return newest(request);
  const late = new Promise((done) => setTimeout(done, PATIENCE, kept));
  const found = request.url.startsWith(FILES) && !broken ? ofBrowser(request, kept) : newest(request);
  return Promise.race([found.catch(() => kept), late]);
}

addEventListener("fetch", (event) => {
  if (isOurs(event.request)) event.respondWith(answer(event.request));
});

// A page tells what it needs: on a first visit it fetched that before this was there. It tells what is published, too,
// where it could ask.
async function keepAll({ keep: needed, published }) {
  const cache = await caches.open(KEPT);
  for (const address of needed) {
    if (!(await cache.match(address))) await newest(new Request(address)).catch(() => {});
  }
  if (!published) return;
  const wanted = new Set(published);
  for (const { url } of await cache.keys()) if (url.startsWith(FILES) && !wanted.has(url)) await cache.delete(url); // of an older kit
}

addEventListener("message", (event) => event.waitUntil(keepAll(event.data)));
