"""Draws posed arms over nothing: premultiplied BGRA, multisampled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import moderngl
import numpy as np
from numpy.typing import NDArray

from models.training.synth.body import PosedArm
from models.training.synth.camera import Camera
from models.training.synth.look import Light, Look, Skin, Sleeve
from models.training.synth.mesh import Vertices
from models.training.synth.normals import vertex_normals
from models.training.synth.render import markings
from models.training.synth.render.shadows import light_view
from models.training.synth.rig import Rig
from models.training.synth.rotations import unit

_SHADERS = Path(__file__).parent / "shaders"
_SHADOW_SIZE = 1024
_CASTS_SHADOW_TO = 0.30
"""Metres behind the wrist: the shadow map covers the hand and the forearm."""
_CLOTH_THICKNESS = 0.005


class Renderer:
    """One OpenGL context. Use one a process: a second one silently draws with the first."""

    def __init__(self, rig: Rig, camera: Camera, samples: int = 4) -> None:
        self._rig = rig
        self._camera = camera
        self._context = moderngl.create_context(
            standalone=True, backend="egl", libgl="libGL.so.1", libegl="libEGL.so.1"
        )
        self._hand = self._program("hand")
        self._shadow = self._program("shadow")
        self._make_buffers()
        self._make_targets(samples)
        self._set_constants()

    def draw(self, arms: Sequence[PosedArm], look: Look) -> NDArray[np.float32]:
        """Return the arms as (height, width, 4) BGRA in [0, 1], sRGB, premultiplied."""
        self._context.enable(moderngl.DEPTH_TEST | moderngl.CULL_FACE)
        self._set_skin(look.skin)
        self._set_sleeve(look.sleeve)
        self._set_light(look.light)
        self._samples.clear(0.0, 0.0, 0.0, 0.0, depth=1.0)
        for arm in arms:
            self._draw_arm(arm, look)
        self._context.copy_framebuffer(self._target, self._samples)
        raw = np.frombuffer(self._target.read(components=4), np.uint8)
        rgba = raw.reshape(self._camera.height, self._camera.width, 4)[::-1]
        return rgba[:, :, [2, 1, 0, 3]].astype(np.float32) / 255

    def release(self) -> None:
        """Free the context; the renderer is of no use afterwards."""
        self._context.release()

    def _draw_arm(self, arm: PosedArm, look: Look) -> None:
        normals = vertex_normals(arm.vertices, self._rig.mesh.faces)
        if arm.mirrored:
            normals = -normals
        vertices = arm.vertices + normals * self._cloth(look.sleeve)
        self._dynamic.write(np.hstack([vertices, normals]).astype("f4").tobytes())
        near_hand = self._rig.mesh.vertices[:, 2] < _CASTS_SHADOW_TO
        view = light_view(vertices[near_hand], look.light.key_direction)
        packed = view.T.astype("f4").tobytes()
        self._shadow["light_view"].write(packed)
        self._hand["light_view"].write(packed)
        # A mirror image turns the triangles' winding round.
        self._context.front_face = "cw" if arm.mirrored else "ccw"
        self._shadow_target.use()
        self._shadow_target.clear(depth=1.0)
        self._shadow_vertices.render()
        self._samples.use()
        self._shadow_map.use(0)
        self._hand_vertices.render()

    def _cloth(self, sleeve: Sleeve) -> Vertices:
        covered = np.clip((self._rig.mesh.vertices[:, 2:] - sleeve.start + 0.002) / 0.004, 0, 1)
        return _CLOTH_THICKNESS * covered

    def _program(self, name: str) -> moderngl.Program:
        return self._context.program(
            vertex_shader=_source(f"{name}.vert"), fragment_shader=_source(f"{name}.frag")
        )

    def _make_buffers(self) -> None:
        context, rig = self._context, self._rig
        static = np.hstack([rig.mesh.vertices, rig.rest_normals, rig.fingertip_coordinates])
        self._dynamic = context.buffer(reserve=len(static) * 6 * 4)
        rest = context.buffer(static.astype("f4").tobytes())
        faces = context.buffer(rig.mesh.faces.astype("i4").tobytes())
        self._hand_vertices = context.vertex_array(
            self._hand,
            [
                (self._dynamic, "3f 3f", "position", "normal"),
                (rest, "3f 3f 4f", "rest_position", "rest_normal", "fingertip"),
            ],
            faces,
        )
        self._shadow_vertices = context.vertex_array(
            self._shadow, [(self._dynamic, "3f 3x4", "position")], faces
        )

    def _make_targets(self, samples: int) -> None:
        context, size = self._context, (self._camera.width, self._camera.height)
        self._target = context.framebuffer([context.texture(size, 4)])
        self._samples = context.framebuffer(
            [context.renderbuffer(size, 4, samples=samples)],
            context.depth_renderbuffer(size, samples=samples),
        )
        self._shadow_map = context.depth_texture((_SHADOW_SIZE, _SHADOW_SIZE))
        self._shadow_map.compare_func = ""
        self._shadow_map.repeat_x = self._shadow_map.repeat_y = False
        self._shadow_target = context.framebuffer([], self._shadow_map)

    def _set_constants(self) -> None:
        rest = self._rig.mesh.joints
        creases = markings.creases(rest)
        self._hand["projection"].write(self._camera.matrix().T.astype("f4").tobytes())
        self._hand["crease_at"] = creases.at.tolist()
        self._hand["crease_along"] = creases.along.tolist()
        self._hand["crease_up"] = creases.up.tolist()
        self._hand["crease_depth"] = creases.depth.tolist()
        self._hand["palm_line"] = markings.palm_lines(rest).tolist()
        self._hand["shadow_map"] = 0

    def _set_skin(self, skin: Skin) -> None:
        for name in (
            "palm_lightness", "redness", "shine", "gloss", "creases", "mottling", "nails", "grain",
        ):  # fmt: skip
            self._hand[name] = getattr(skin, name)
        self._hand["tone"] = tuple(skin.tone)

    def _set_sleeve(self, sleeve: Sleeve) -> None:
        self._hand["sleeve_start"] = sleeve.start
        self._hand["sleeve_stripes"] = sleeve.stripes
        self._hand["sleeve_colour"] = tuple(sleeve.colour)

    def _set_light(self, light: Light) -> None:
        for name in ("key", "fill", "above", "below"):
            self._hand[name] = tuple(getattr(light, name))
        self._hand["key_direction"] = tuple(unit(light.key_direction))
        self._hand["fill_direction"] = tuple(unit(light.fill_direction))
        self._hand["shadow_strength"] = light.shadow


def _source(name: str) -> str:
    text = (_SHADERS / name).read_text(encoding="utf-8")
    return re.sub(r'#include "([\w.]+)"', lambda match: _source(match.group(1)), text)
