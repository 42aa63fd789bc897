"""Training of the static gesture network (extra ``train``)."""
