import base64
import re
from xml.etree import ElementTree

import pytest

from whodecides.errors import KitError
from whodecides.plots import dot_plot, heat_map


def svg_of(figure):
    return base64.b64decode(re.search(r"base64,([^\"]+)", figure.html())[1]).decode()


def test_alt_text_and_table_come_from_the_data(tiny):
    figure = heat_map("evaluation", ["AAA", "BBB", "DDD"], case=tiny)
    assert "Alpha, Beta: 88%" in figure.alt and "Alpha, Delta: –" in figure.alt
    assert "88%" in figure.table and "<caption" in figure.table
    assert f'alt="{figure.alt}"' in figure.html()
    ElementTree.fromstring(svg_of(figure))


def test_dots_say_who_is_closest(tiny):
    figure = dot_plot({"evaluation": 1}, "AAA", language="fr", case=tiny)
    assert figure.alt.index("Beta fr") < figure.alt.index("Gamma fr")
    assert "Delta" not in figure.alt  # nothing was found: not ranked, not shown as far away
    assert "88\u00a0%" in figure.table
    english = dot_plot({"evaluation": 1}, "AAA", case=tiny)
    assert "2. Gamma 0% (one statement only)" in english.alt and "one statement only" in english.svg  # said in both


def test_the_same_figure_has_the_same_bytes(tiny):
    assert dot_plot({"evaluation": 1}, "AAA", case=tiny).svg == dot_plot({"evaluation": 1}, "AAA", case=tiny).svg


def test_impossible_figures_get_a_sentence(tiny):
    with pytest.raises(KitError, match="at least two jurisdictions"):
        heat_map("evaluation", ["AAA"], case=tiny)
    with pytest.raises(KitError, match="All weights are 0"):
        dot_plot({"evaluation": 0}, "AAA", case=tiny)
    with pytest.raises(KitError, match="Nobody can be ranked"):
        dot_plot({"remedy": 1}, "DDD", case=tiny)


def test_a_notebook_gets_picture_and_words(tiny):
    bundle = heat_map("evaluation", ["AAA", "BBB"], case=tiny)._repr_mimebundle_()
    assert set(bundle) == {"text/html", "text/plain"} and bundle["text/plain"].startswith("Heat map")
