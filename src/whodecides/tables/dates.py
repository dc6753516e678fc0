"""A date in words, never more exact than it is known."""

from ..i18n import translator

FORMS = {"year": "%Y", "month": "%Y-%m"}  # every other precision gives a day


def dated(date, precision, language):
    """Write a date as far as it is known: 2021-03-28, 2021-03, "published on 2021-03-28", "2021-03-28 (inferred)"."""
    return qualified(f"{date:{FORMS.get(precision, '%Y-%m-%d')}}", precision, language)


def qualified(text, precision, language):
    """Return the text of a date with the words that its precision asks for; a day that a source says needs none."""
    _ = translator(language)
    words = {"published": _("published on {date}"), "inferred": _("{date} (inferred)")}
    return words.get(precision, "{date}").format(date=text)
