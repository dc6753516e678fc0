// What makes a lesson open without a network after one visit, and tells that a newer kit is there.

// What is published now, {kit, files}; null without a network.
export async function publishedKit(root) {
  const reply = await fetch(new URL("kit.json", root), { cache: "no-store" }).catch(() => null);
  return reply?.ok ? reply.json() : null;
}

// Over plain HTTP a browser has no service worker: then all works but this. Fails where the browser refuses it.
export async function keepOffline(page, root, kit) {
  if (!isSecureContext) return;
  await navigator.serviceWorker.register(new URL("sw.js", root));
  const { active } = await navigator.serviceWorker.ready;
  const whole = (path) => new URL(path, root).href;
  const needed = ["index.html", ...page.files].map(whole), published = (await kit)?.files.map(whole);
  active.postMessage({ keep: [location.href.split("#")[0], ...needed], published });
}

// `tell()` where what is published, `kit` at first, is not this page's kit.
export async function tellNewer(page, root, kit, tell) {
  const look = async (asked) => {
    const found = await asked;
    if (found && found.kit !== page.kit) tell();
  };
  document.addEventListener("visibilitychange", () => document.hidden || look(publishedKit(root)));
  await look(kit);
}
