"""Drawing the panels of the monitor: each function draws one, and knows nothing else."""
