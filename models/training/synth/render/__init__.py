"""Rendering on the CPU: moderngl on EGL (llvmpipe), no window and no GPU needed."""
