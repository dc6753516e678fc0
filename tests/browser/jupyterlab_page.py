"""JupyterLab in Chromium, for tests, pictures and measurements."""

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from helpers import ROOT
from playwright.sync_api import sync_playwright

# Without these, a browser on a closed network waits for its maker's servers.
CHROMIUM_OPTIONS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
    "--host-resolver-rules=MAP room.test 127.0.0.1",  # a name that is not this machine's, so that plain HTTP is not trusted
]  # fmt: skip

# A file of answers in which there are none. Kernels live on between tests, and would write anew what they know of a
# file that had gone.
NO_ANSWERS = '{"format": "whodecides-answers", "version": 3, "answers": {}}'

# JupyterLab shows "idle" before the kernel is connected, so wait for the session itself.
READY = """async () => {
  const panel = window.jupyterapp.shell.currentWidget;
  await panel.revealed;
  await panel.sessionContext.ready;
  const kernel = panel.sessionContext.session?.kernel;
  if (!kernel || kernel.connectionStatus !== 'connected') return false;
  await kernel.info;
  return true;
}"""

RUN_ALL = """async () => {
  await window.jupyterapp.commands.execute('notebook:run-all-cells');
  const cells = window.jupyterapp.shell.currentWidget.content.model.sharedModel.cells;
  return cells.filter(c => c.cell_type === 'code')
    .flatMap(c => c.getOutputs()).filter(o => o.output_type === 'error').map(o => o.evalue);
}"""

# All widgets are drawn, and neither the notebook's height nor its elements change for some frames.
LAYOUT_SETTLED = """async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const look = () => [...document.querySelectorAll('.jp-OutputArea-output')].some((each) => each.textContent === 'Loading widget...')
    ? null : `${document.querySelector('.jp-Notebook, body > main').scrollHeight} ${document.querySelectorAll('*').length}`;
  for (let before = null, same = 0; same < 6;) {
    await frame();
    const now = look();
    same = now !== null && now === before ? same + 1 : 0;
    before = now;
  }
}"""

# What sticks out of its box or lies over its neighbour. Tables may scroll inside their own box.
MISFITS = """() => {
  const found = [];
  const outputs = document.querySelectorAll('.jp-OutputArea-output, .wd-output');
  for (const output of outputs) {
    const box = output.getBoundingClientRect();
    for (const el of output.querySelectorAll('p, h3, h4, label, legend, button, select, input, li, dt, dd, th, td, a, img, textarea')) {
      const r = el.getBoundingClientRect();
      if (!r.width || el.closest('.wd-scroll, details:not([open]), table, .wd-hidden')) continue;
      if (r.right > box.right + 1 || r.left < box.left - 1) found.push(el.tagName + ': ' + el.textContent.slice(0, 60));
      if (el.scrollWidth > el.clientWidth + 1 && el.clientWidth && !el.matches('input, select, a, img, li, dt, dd'))
        found.push('clipped ' + el.tagName + ': ' + el.textContent.slice(0, 60));
    }
    const controls = [...output.querySelectorAll('button, select, input, textarea')].filter(e => !e.closest('.wd-scroll, [data-scroll], details:not([open])'));
    controls.forEach((a, i) => controls.slice(i + 1).forEach(b => {
      const p = a.getBoundingClientRect(), q = b.getBoundingClientRect();
      if (p.width && q.width && p.left < q.right - 1 && q.left < p.right - 1 && p.top < q.bottom - 1 && q.top < p.bottom - 1)
        found.push('overlap: ' + a.outerHTML.slice(0, 60) + ' / ' + b.outerHTML.slice(0, 60));
    }));
  }
  return found;
}"""

# As a page that was just loaded: nothing is open, no kernel runs, and the file browser stands on the left.
CLOSE_ALL = """async () => {
  const { commands, serviceManager, shell } = window.jupyterapp;
  document.querySelectorAll('.jp-Dialog').forEach((each) => each.remove());
  for (const each of [...shell.widgets('main')]) each.dispose();
  await serviceManager.sessions.shutdownAll();
  await commands.execute('apputils:change-theme', { theme: 'JupyterLab Light' });
  shell.expandLeft();
  localStorage.clear();
  for (const name of ["left", "chosen"]) document.cookie = `whodecides-${name}=; path=/; max-age=0`;
}"""

OPEN = """async (path) => {
  const { commands, shell } = window.jupyterapp;
  const opened = await commands.execute('docmanager:open', { path });
  shell.activateById(opened.id);
  await opened.revealed;
}"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def jupyterlab(folder, kernels=None):
    """Copy the lessons, the exercises, their solutions and the data into `folder`, serve them, yield the address.

    `kernels` is a folder in which Jupyter finds another kernel than its own.
    """
    for name in ("course", "notebooks", "exercises", "solutions", "data"):
        shutil.copytree(ROOT / name, folder / name, dirs_exist_ok=True)
    port = free_port()
    places = {
        "JUPYTER_CONFIG_PATH": str(ROOT / "jupyter"),
        "JUPYTER_PATH": os.pathsep.join(
            str(each) for each in (kernels, ROOT / "jupyter/installed/share/jupyter") if each
        ),
    } | {f"JUPYTER_{each}_DIR": str(folder / f".{each.lower()}") for each in ("CONFIG", "DATA", "RUNTIME")}
    command = [
        sys.executable, "-m", "jupyterlab", f"--port={port}", "--no-browser", "--allow-root", "--expose-app-in-browser",
        "--ServerApp.token=", "--ServerApp.password=", f"--ServerApp.root_dir={folder}",
        f"--LabApp.workspaces_dir={folder / '.workspaces'}", f"--LabApp.user_settings_dir={folder / '.settings'}",
    ]  # fmt: skip
    log = (folder / "server.log").open("w")
    server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, env={**os.environ, **places})
    try:
        for _ in range(720):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.25)
        else:
            raise TimeoutError("JupyterLab did not start:\n" + (folder / "server.log").read_text())
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait(120)
        log.close()


def chromium_program():
    """Return the path of Chromium, which is named by CHROMIUM or found on the path."""
    names = ("chromium-headless-shell", "chromium", "google-chrome")
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not program:
        raise RuntimeError(
            "No Chromium found: run the browser tests with 'make test-browser', which finds or installs it."
        )
    return program


@contextmanager
def chromium():
    """Yield a browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_program(), args=CHROMIUM_OPTIONS)
        yield browser
        browser.close()


def open_notebook(page, address, path, run=True):
    """Open a notebook in a page and run it; return the error messages of its cells.

    `address` is that of a JupyterLab, or the plain page of `plain_page.py`.
    """
    if not isinstance(address, str):
        return address.open(page, path, run)
    if nothing_is_open(page, address):
        page.evaluate(OPEN, path)
    else:
        page.goto(f"{address}/lab/tree/{path}?reset", wait_until="domcontentloaded")
    wait_for_kernel(page)
    if page.viewport_size["width"] < 900:
        collapse_side_bar(page)
    return page.evaluate(RUN_ALL) if run else []


def nothing_is_open(page, address):
    """Say whether JupyterLab is there and nothing is open in it."""
    return page.url.startswith(address) and page.evaluate(
        "() => window.jupyterapp ? [...window.jupyterapp.shell.widgets('main')].every((each) => each.id.startsWith('launcher')) : false"
    )


def close_all(page):
    """Leave JupyterLab for the next test as if it was just loaded; say whether it is there."""
    if not page.evaluate("() => Boolean(window.jupyterapp)"):
        return False
    for other in page.context.pages:
        if other is not page:
            other.close()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")
    page.evaluate(CLOSE_ALL)
    return True


def wait_for_kernel(page):
    """Wait until the notebook on a page is there and its kernel is connected."""
    page.wait_for_selector(".jp-Notebook .jp-Cell:visible", timeout=60_000)
    page.wait_for_function("() => window.jupyterapp?.shell?.currentWidget?.sessionContext")
    for _ in range(720):
        if page.evaluate(READY):
            break
        page.wait_for_timeout(250)
    else:
        raise TimeoutError("the kernel did not connect")


def collapse_side_bar(page):
    """Give a small screen's width to the notebook, as a student would."""
    page.evaluate("() => window.jupyterapp?.shell.collapseLeft()")


def show_whole_notebook(page):
    """Make the window as tall as the notebook and show it from its top, so that all of it is laid out."""
    height = page.evaluate(
        "() => Math.ceil((document.querySelector('.jp-WindowedPanel-inner') ?? document.querySelector('.jp-Notebook, body > main')).scrollHeight)"
    )
    page.set_viewport_size({"width": page.viewport_size["width"], "height": min(height + 200, 16_000)})
    page.evaluate("() => document.querySelectorAll('.jp-WindowedPanel-outer').forEach((each) => each.scrollTo(0, 0))")
    page.evaluate(LAYOUT_SETTLED)


def accessibility_problems(page, where=":is(.jp-OutputArea-output, .wd-output)"):
    """Return what axe-core finds serious or critical inside the elements of a selector: [(rule, HTML), …].

    JupyterLab's body has no height, and axe would then leave out the contrast without a word. While a page is still
    being laid out axe leaves it out too; so look again a few times, and fail where it was never judged. One element that
    is scrolled away in a box keeps axe from judging any contrast: of the cards in a box of evidence, which look alike,
    only the first is judged, the box being opened for it.
    """
    inside = {"include": [[where]]}
    boxes = Axe().run(page, context=inside, options={"runOnly": ["scrollable-region-focusable"]}).response
    style = page.add_style_tag(
        content="body { height: 100vh !important } .wd-evidence { max-height: none !important } "
        ".wd-evidence .wd-card ~ .wd-card { display: none }"
    )
    for _ in range(60):
        found = Axe().run(page, context=inside).response
        if any(rule["id"] == "color-contrast" for rule in found["passes"]):
            break
        page.wait_for_timeout(500)
        show_whole_notebook(page)  # what was drawn since made it taller, and nothing is judged outside the window
    else:
        raise AssertionError(f"axe did not judge the contrast of {where}.")
    style.evaluate("(style) => style.remove()")
    return [
        (rule["id"], node["html"][:200]) for rule in boxes["violations"] + found["violations"] if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]  # fmt: skip
