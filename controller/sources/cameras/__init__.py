"""The cameras of a machine: finding, opening and choosing them."""
