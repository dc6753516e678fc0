"""What a browser keeps of a living page."""

import json


def wait_until_kept(page):
    """Wait until a browser keeps what an open living page needs without a network, the page and the list of lessons too."""
    files = json.loads(page.locator("#page").text_content())["files"]
    needed = [page.url, *(page.evaluate("(path) => new URL(path, new URL(JSON.parse(document.querySelector('#page').textContent).root, location)).href", each) for each in (*files, "index.html"))]  # fmt: skip
    for _ in range(600):
        kept = page.evaluate("async () => (await (await caches.open('whodecides')).keys()).map(({ url }) => url)")
        if set(needed) <= set(kept):
            return
        page.wait_for_timeout(200)
    raise AssertionError("The browser does not keep what the page needs.")
