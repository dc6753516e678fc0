"""Make what is derived: executed lessons, the codebook; and check what is written by hand."""
