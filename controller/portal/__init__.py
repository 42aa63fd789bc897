"""The desktop portal (org.freedesktop.portal): what a Wayland desktop does for programs."""
