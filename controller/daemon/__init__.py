"""The program that runs all day: pipeline, tray, captions and what guards them, in one process."""
