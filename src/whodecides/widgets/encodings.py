"""The sign and the colour of each value of the codebook: the same in every tool."""

from functools import cache

from ..case import Case

SUBSTANTIVE = "substantive"
# The signs of an ordered scale: the side tells the direction, fullness how strong; so it reads in grey.
ORDINAL_SIGNS = "▲△●▽▼"
NOMINAL_SIGNS = "●■▲◆★▼⬢✚✖"
NO_ANSWER_SIGN = "–"  # a government that spoke and did not answer the question
EARLIER_SIGN = "◂"  # a government that spoke before there was anything to answer
COLOURS = (
    "#0072b2",
    "#56b4e9",
    "#999999",
    "#e69f00",
    "#d55e00",
    "#009e73",
    "#cc79a7",
    "#f0e442",
)  # Okabe and Ito, as in whodecides.css
HOLLOW_SIGNS = "△▽"  # signs of which only the rim has the colour
# How a sign is drawn where letters are too coarse, in a square of 16.
_UP, _DOWN = "M8 2l6.4 11.6H1.6z", "M8 14L1.6 2.4h12.8z"
SHAPES = {
    "▲": _UP,
    "△": _UP,
    "▼": _DOWN,
    "▽": _DOWN,
    "●": "M8 2.2a5.8 5.8 0 1 0 0 11.6a5.8 5.8 0 1 0 0-11.6z",
    "■": "M2.8 2.8h10.4v10.4H2.8z",
    "◆": "M8 1.4L14.6 8L8 14.6L1.4 8z",
    "★": "M8 1.2l2 4.6 5 .5-3.8 3.3 1.2 4.9L8 11.9l-4.4 2.6 1.2-4.9L1 6.3l5-.5z",
    "⬢": "M4.8 2.2h6.4L14.6 8l-3.4 5.8H4.8L1.4 8z",
    "✚": "M6 2h4v4h4v4h-4v4H6v-4H2V6h4z",
    "✖": "M4 1.8L8 5.8l4-4 2.2 2.2-4 4 4 4L12 14.2l-4-4-4 4L1.8 12l4-4-4-4z",
}


@cache
def value_encodings(case: Case, variable: str) -> dict[str, tuple[str, int]]:
    """Return the sign and the colour of the palette of each value that a statement can have, in codebook order.

    The two ends of an ordered scale have the two ends of the signs, whatever its length. What is no answer has colour -1.
    """
    rows = case["values"].query("variable == @variable")
    ids = list(rows.loc[rows["kind"] == SUBSTANTIVE, "id"])
    if case.row("variables", variable)["scale"] == "ordinal":
        steps = max(1, len(ids) - 1)
        places = [round(place * (len(ORDINAL_SIGNS) - 1) / steps) for place in range(len(ids))]
        encodings = {each: (ORDINAL_SIGNS[place], place) for each, place in zip(ids, places, strict=True)}
    else:
        encodings = {
            each: (NOMINAL_SIGNS[place % len(NOMINAL_SIGNS)], place % len(COLOURS)) for place, each in enumerate(ids)
        }
    return encodings | dict.fromkeys(rows.loc[rows["kind"] == "not addressed", "id"], (NO_ANSWER_SIGN, -1))
