"""English texts of recording and teaching signs."""

ENGLISH_SIGNS = {
    "signs.window": "Record a sign",
    "signs.opening": "Opening the camera…",
    "signs.silent": "No pictures come from the camera. Is it plugged in, and its shutter open?",
    "signs.begin": "'{sign}' by {signer}, session {session}: {count} of {takes} takes are there. "
    "Stand or sit so that head, hands and waist are in the picture. Ctrl+C stops; the takes so "
    "far stay.",
    "signs.complete": "'{sign}' by {signer}, session {session}: all {takes} takes are there. Give "
    "another --session (another day, place or shirt), or more --takes.",
    "signs.countdown": "Take {number} of {takes} in {seconds}…",
    "signs.recording": "Sign '{sign}' now",
    "signs.kept": "Take {number} of {takes} is kept.",
    "signs.fault.few_frames": "Once more: the camera gave too few pictures.",
    "signs.fault.no_hand": "Once more: no hand was seen. Hold your hands in the picture, and mind "
    "the light.",
    "signs.fault.hand_lost": "Once more: the hands were lost for too long. A little slower, or "
    "more light.",
    "signs.fault.edge": "Once more: a hand was cut off at the picture's edge. Go back a little.",
    "signs.fault.still": "Once more: the hands hardly moved, and before they did. Begin when you "
    "are told to.",
    "signs.fault.moving": "Once more: this one moved, and the takes before were held still.",
    "signs.fault.unlike": "Once more: this was unlike the takes before. Sign it the same way "
    "again and it counts.",
    "signs.done": "All {takes} takes of '{sign}' are there.",
    "signs.ended": "The source has ended: {count} of {takes} takes of '{sign}' are there. The "
    "same command goes on from there.",
    "signs.stopped": "Stopped: {count} of {takes} takes of '{sign}' are there. The same command "
    "goes on from there.",
    "signs.saved": "{new} new takes in {folder}",
    "signs.nothing": "No take was kept.",
    "signs.video": "Pictures are kept too: one clip a take.",
    "signs.close": "Close",
    "signs.damaged": "{path} is damaged and does not count.",
    "signs.taught": "'{sign}' is taught with {takes} takes. It is recognised from now on, also by "
    "a program that is running.",
    "signs.not_yet": "'{sign}' has {count} takes; {least} are needed before it can be recognised.",
    "signs.alike": "'{sign}' looks like '{other}' ({likeness:.2f}): sign it more differently or "
    "name it otherwise.",
    "signs.known": "'{sign}' is among the known signs already; from now on your own way of "
    "signing it counts too.",
    "signs.bind": "To have it do something, put this into the bindings of a profile "
    "(`isyarat edit`):",
    "signs.summary": "{signs} known signs, {signers} signers in training; {taught} taught by you",
    "signs.no_takes": "No take has been recorded yet: isyarat record SIGN, or isyarat import PATH",
    "signs.removed": "'{sign}' was removed: {count} takes are now in {folder}",
    "signs.renamed": "'{old}' is now '{new}' ({count} takes).",
    "signs.ask_remove": "Remove '{sign}' and its {count} takes? They go to a trash folder.",
    "signs.bound": "A profile that binds '{old}' must be changed by hand: isyarat list profiles",
    "signs.imported": "{count} takes of {signs} signs imported for {signer}, session {session}.",
    "signs.there_already": "{count} were there already.",
    "signs.faulty": "{count} could not be read:",
    "signs.interrupted": "Stopped. The same command goes on from there.",
}
