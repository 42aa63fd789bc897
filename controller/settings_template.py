"""The text of a fresh ``settings.toml``."""

TEMPLATE = """\
# What holds for you, whichever profile is loaded. A profile cannot change it.

# language = "auto"                 # of windows and menus: "en", "id", or the system's
# profile = "slides"                # when --profile is not given
# camera = "camera"                 # when --source is not given; see: isyarat list cameras
# mirror = true                     # false: the camera's picture is a mirror image already
# allow_commands = false            # may a profile start programs (the action 'run')?
# allow_outside = false             # may a profile include files outside its own folder?
# control = "nearest"               # of several people: the "nearest", the "first", who "armed"
# pointer.monitors = "all"          # where hands lead it: "all", "primary" or "under_pointer"

# [captions]
# lines = 2
# size = 42                         # of the letters, in pixels
# colours = "white_on_black"        # or yellow_on_black, green_on_black, white_on_blue, ...
# opacity = 0.8                     # of the plate behind them

# [speech]
# voice = "id"                      # or "en"
# rate = 160                        # words a minute
# volume = 100
"""
