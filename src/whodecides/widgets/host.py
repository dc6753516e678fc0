"""What a host gives a widget: the class that carries its traits to the page, and the shell in which a cell runs.

In a notebook these are anywidget and IPython. Where Python runs inside a page there is neither.
"""

try:
    from anywidget import AnyWidget as HostedWidget
    from IPython import get_ipython as current_shell
except ImportError:
    from .page_widget import PageWidget as HostedWidget  # type: ignore[assignment]

    def current_shell() -> None:
        """Return the shell of a notebook: there is none."""


__all__ = ["HostedWidget", "current_shell"]
