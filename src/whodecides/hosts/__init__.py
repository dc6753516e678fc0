"""Hosts of the tools outside JupyterLab. A tool knows no host; a host imports the tools that it opens, so it stands above them."""
