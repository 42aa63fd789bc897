"""Renders a text from stdin to a WAV file with espeak-ng's library: VOICE RATE VOLUME FILE.

The calls are those of espeak-ng's ``speak_lib.h``.
"""

from __future__ import annotations

import ctypes
import sys
import wave
from collections.abc import Sequence

import espeakng_loader

_SYNCHRONOUS = 2
_RATE, _VOLUME = 1, 2
_UTF8, _END_PAUSE = 1, 0x1000
_OK = 0
_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p
)


def main(arguments: Sequence[str]) -> None:
    """Render; ends the process with one line on stderr when that fails."""
    voice, rate, volume, file = arguments
    text = sys.stdin.buffer.read()
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    data = espeakng_loader.get_data_path().encode()
    samples_per_second = library.espeak_Initialize(_SYNCHRONOUS, 0, data, 0)
    if samples_per_second <= 0:
        sys.exit("espeak-ng's library does not start")
    if library.espeak_SetVoiceByName(voice.encode()) != _OK:
        sys.exit(f"espeak-ng has no voice '{voice}'")
    library.espeak_SetParameter(_RATE, int(rate), 0)
    library.espeak_SetParameter(_VOLUME, int(volume), 0)
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(samples_per_second)
        _synthesise(library, text, sound)


def _synthesise(library: ctypes.CDLL, text: bytes, sound: wave.Wave_write) -> None:
    def keep(samples: ctypes._Pointer[ctypes.c_short], count: int, _events: int) -> int:
        if count > 0:
            sound.writeframes(ctypes.string_at(samples, 2 * count))
        return _OK

    callback = _Callback(keep)
    library.espeak_SetSynthCallback(callback)
    flags = _UTF8 | _END_PAUSE
    size = ctypes.c_size_t(len(text) + 1)
    if library.espeak_Synth(text, size, 0, 0, 0, flags, None, None) != _OK:
        sys.exit("espeak-ng's library cannot speak this text")
