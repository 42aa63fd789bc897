"""Training of the network of BISINDO letters (extra ``train``)."""
