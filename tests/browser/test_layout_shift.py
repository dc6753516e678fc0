"""The benchmark of living pages says that nothing moves in tools: it would see it."""

import pytest

from benchmarks.living import noting

# A page in which a line moves down once it has been drawn: nobody has pressed anything.
MOVES = """<!doctype html><p>A text.</p><section class="{}"><p id="grows">A line.</p><p>Another line.</p></section>"""
MOVE = """async () => {
  const seen = new Promise((done) => new PerformanceObserver(() => setTimeout(done)).observe({ type: "layout-shift" }));
  const drawn = () => new Promise(requestAnimationFrame);
  while (!performance.getEntriesByType("paint").length) await drawn(); // what moves before does not count
  document.querySelector("#grows").style.height = "300px";
  await seen;
  return window.found.moved;
}"""


@pytest.mark.exhaustive  # it is of a benchmark
@pytest.mark.parametrize(("place", "is_seen"), [("whodecides", True), ("text", False)])
def test_the_benchmark_sees_what_moves_in_a_tool_and_only_there(browser, place, is_seen):
    context = noting(browser.new_context(viewport={"width": 390, "height": 750}))
    page = context.new_page()
    page.route(
        "http://localhost/moves", lambda route: route.fulfill(body=MOVES.format(place), content_type="text/html")
    )
    page.goto("http://localhost/moves")
    assert (page.evaluate(MOVE) > 0) == is_seen
    context.close()
