#version 330
#include "noise.glsl"
#include "skin.glsl"
#include "light.glsl"

in vec3 v_position;
in vec3 v_normal;
in vec3 v_rest;
in vec3 v_rest_normal;
in vec4 v_fingertip;
in vec3 v_shadow;
in vec4 v_texture;
in vec2 v_cloth;
out vec4 colour;

uniform float shine, gloss;
uniform float sleeve_start, sleeve_stripes;
uniform vec3 sleeve_colour;

vec3 cloth(vec3 rest) {
    float stripe = mix(1.0, 0.72 + 0.5 * step(0.5, fract(rest.z * 45.0)), sleeve_stripes);
    return sleeve_colour * stripe * (0.6 + 0.45 * v_cloth.x + 0.3 * v_cloth.y);
}

void main() {
    vec3 view = normalize(-v_position);
    vec3 normal = normalize(v_normal);
    if (dot(normal, view) < 0.0) normal = normalize(normal - 1.02 * dot(normal, view) * view);
    float lit = lit_by_key(v_shadow, smoothstep(0.45, 0.35, v_rest.z));
    vec3 c;
    if (v_rest.z > sleeve_start) {
        c = lighten(cloth(v_rest), normal, view, lit, vec3(0.05), vec3(0.0), 0.015, 8.0);
    } else {
        vec3 nail_at = nail(v_fingertip);
        vec3 albedo = skin(v_rest, normalize(v_rest_normal), v_fingertip, nail_at, v_texture);
        albedo *= 1.0 - 0.35 * smoothstep(0.022, 0.0, sleeve_start - v_rest.z);
        c = lighten(albedo, normal, view, lit, vec3(0.42, 0.20, 0.13), vec3(0.16, 0.05, 0.03),
                    mix(shine, shine * 2.2, nail_at.x), mix(gloss, 45.0, nail_at.x));
    }
    colour = vec4(pow(max(c, 0.0), vec3(1.0 / 2.2)), 1.0);
}
