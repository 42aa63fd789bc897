#version 330
#include "noise.glsl"
// Positions and normals in the camera frame; rest_* in the wrist frame of the rest pose.
in vec3 position;
in vec3 normal;
in vec3 rest_position;
in vec3 rest_normal;
in vec4 fingertip;

uniform mat4 projection;
uniform mat4 light_view;

out vec3 v_position;
out vec3 v_normal;
out vec3 v_rest;
out vec3 v_rest_normal;
out vec4 v_fingertip;
out vec3 v_shadow;
out vec4 v_texture;
out vec2 v_cloth;

void main() {
    v_position = position;
    v_normal = normal;
    v_rest = rest_position;
    v_rest_normal = rest_normal;
    v_fingertip = fingertip;
    // Patterns coarser than the mesh are cheap here and costly in each pixel: blotches of the
    // skin, then the waviness of creases and of palm lines.
    v_texture = vec4(fractal(rest_position * 90.0) - 0.47, noise(rest_position * 260.0) - 0.5,
                     noise(rest_position * 120.0) - 0.5, noise(rest_position * 120.0 + 7.0) - 0.5);
    v_cloth = vec2(fractal(vec3(rest_position.xy * 60.0, rest_position.z * 25.0)),
                   noise(vec3(rest_position.xy * 30.0, rest_position.z * 55.0)));
    v_shadow = (light_view * vec4(position, 1.0)).xyz * 0.5 + 0.5;
    gl_Position = projection * vec4(position, 1.0);
}
