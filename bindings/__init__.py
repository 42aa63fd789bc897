"""Binding files: what a gesture does. Pure: knows no operating system."""
