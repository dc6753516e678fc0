// What makes a lesson open without a network after one visit, and tells that a newer kit is there.

// Over plain HTTP a browser has no service worker: then all works but this.
export async function keepOffline(page, root) {
  if (!navigator.serviceWorker) return;
  await navigator.serviceWorker.register(new URL("sw.js", root));
  const { active } = await navigator.serviceWorker.ready;
  const needed = ["index.html", ...page.files].map((path) => new URL(path, root).href);
  active.postMessage({ keep: [location.href.split("#")[0], ...needed] });
}

// Ask what is published now; `tell()` where it is not this page's kit.
export async function tellNewer(page, root, tell) {
  const look = async () => {
    const reply = await fetch(new URL("kit.json", root), { cache: "no-store" }).catch(() => null); // no network
    if (reply?.ok && (await reply.json()).kit !== page.kit) tell();
  };
  document.addEventListener("visibilitychange", () => document.hidden || look());
  await look();
}
