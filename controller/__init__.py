"""The program: sources, tracker, pipeline, outputs, command line."""
