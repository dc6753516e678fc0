"""The log that a page of the hearing writes, in a browser: what stood at a step stays when one comes back to it."""

from helpers import ROOT

SOURCE = ROOT / "src/whodecides/tools/hearing/log.js"
ACTS = {
    "answer": {"by": "bench.1", "steps": {"user": "question user", "company": "question company"}},
    "reply": {"by": "", "steps": {"user": "question user"}},
}
COME_BACK = """async ([source, acts]) => {
  const { press, takeBack } = await import("data:text/javascript," + encodeURIComponent(source));
  const marked = press(press([], acts, "answer", "user", "part"), acts, "answer", "company", "no");
  const back = (log) => press(log, acts, "reply", "user", "It was read as praise.");
  return [back(marked), back(takeBack(marked, acts, "answer", "user"))];
}"""


def test_what_one_marked_stands_when_one_comes_back_and_stays_taken_back(page):
    kept, taken = page.evaluate(COME_BACK, [SOURCE.read_text(encoding="utf-8"), ACTS])
    assert [(move["kind"], move.get("step"), move.get("value")) for move in kept[4:]] == [
        ("next", "question user", None), ("answer", "question user", "part"), ("reply", "question user", "It was read as praise."),
    ]  # fmt: skip
    assert [move["kind"] for move in taken[4:]] == ["undo", "next", "reply"]
