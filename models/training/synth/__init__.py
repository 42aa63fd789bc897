"""Synthetic hand footage: a rigged hand, posed, animated, rendered, with its truth known.

Needs the `train` extra and EGL (Debian: libegl1 libegl-mesa0 libgl1 libgl1-mesa-dri).
Never imported at run time.

Frames of reference
    wrist frame   metres, right hand; x to the little finger, y dorsal, z towards the elbow
    person frame  metres, origin between the shoulders; x to the right of the unmirrored
                  picture (the user's own left), y up, z towards the camera
    camera frame  metres, as the person frame with the origin in the lens
    picture       pixels of the unmirrored picture, y down

Everything is modelled as a right arm; a left arm is its mirror image in x.
"""
