// Skin: tone, lighter palm, redness, creases at joints, palm lines, nails.
#define N_CREASES 14
#define N_LINES 9

uniform vec3 tone;
uniform float palm_lightness, redness, creases, mottling, nails;
uniform vec3 crease_at[N_CREASES];
uniform vec3 crease_along[N_CREASES];
uniform vec3 crease_up[N_CREASES];
uniform float crease_depth[N_CREASES];
uniform vec4 palm_line[N_LINES];

struct Markings { float line; float knuckle; };

float gauss(float x, float width) {
    return exp(-x * x / (width * width));
}

Markings joint_creases(vec3 rest, vec3 normal, float wave) {
    Markings m = Markings(0.0, 0.0);
    for (int k = 0; k < N_CREASES; k++) {
        vec3 d = rest - crease_at[k];
        if (dot(d, d) > 0.0005) continue;
        float t = dot(d, crease_along[k]) + 0.0012 * wave;
        float up = dot(normal, crease_up[k]);
        float palmar = smoothstep(0.1, 0.5, -up), dorsal = smoothstep(0.25, 0.6, up);
        m.line += palmar * crease_depth[k] * (gauss(t, 0.0009) + 0.6 * gauss(t - 0.0028, 0.0007));
        m.line += dorsal * crease_depth[k] * 0.45
            * (gauss(t, 0.0007) + gauss(t - 0.003, 0.0007) + gauss(t + 0.003, 0.0007));
        m.knuckle += dorsal * exp(-dot(d, d) / 0.00012);
    }
    return m;
}

float segment_distance(vec2 p, vec2 a, vec2 b) {
    vec2 d = b - a;
    return length(p - a - clamp(dot(p - a, d) / dot(d, d), 0.0, 1.0) * d);
}

float palm_lines(vec3 rest, vec3 normal, vec2 wave) {
    vec2 p = rest.xz + 0.0018 * wave;
    float line = 0.0;
    for (int k = 0; k < N_LINES; k++)
        line += gauss(segment_distance(p, palm_line[k].xy, palm_line[k].zw), 0.0011);
    return 0.9 * smoothstep(0.3, 0.7, -normal.y) * min(line, 1.0);
}

// x: how much nail, y: its rim, z: its free edge.
vec3 nail(vec4 tip) {
    if (tip.w < 0.5) return vec3(0.0);
    vec2 half_size = tip.w > 1.5 ? vec2(0.0062, 0.0072) : vec2(0.0048, 0.0062);
    float centre = tip.w > 1.5 ? -0.0095 : -0.0075;
    vec2 e = vec2(tip.x / half_size.x, (tip.z - centre) / half_size.y);
    float d = pow(abs(e.x), 2.6) + pow(abs(e.y), 2.6);
    float on_top = smoothstep(0.0004, 0.0016, tip.y);
    float inside = smoothstep(1.12, 0.9, d) * on_top;
    float rim = smoothstep(1.7, 1.2, d) * smoothstep(0.85, 1.2, d) * on_top;
    float edge = smoothstep(centre - half_size.y * 0.62, centre - half_size.y * 0.8, tip.z);
    return vec3(inside, rim, inside * edge);
}

// pattern: blotches, waviness of creases (1) and of palm lines (2), about -0.5 to 0.5.
vec3 skin(vec3 rest, vec3 normal, vec4 tip, vec3 nail_at, vec4 pattern) {
    float palm = smoothstep(-0.35, 0.45, -normal.y);
    Markings m = joint_creases(rest, normal, pattern.y);
    float line = m.line + (tip.w < 0.5 ? palm_lines(rest, normal, pattern.zw) : 0.0);
    float blotch = pattern.x, speck = noise(rest * 420.0) - 0.5;

    vec3 c = tone;
    c = mix(c, c * vec3(1.13, 1.12, 1.13) + vec3(0.03, 0.015, 0.012), palm * palm_lightness);
    c *= 1.0 + mottling * (0.55 * blotch + 0.25 * speck);
    float tip_red = smoothstep(0.05, -0.012, tip.z) * step(0.5, tip.w);
    float red = redness * (palm * 0.35 + m.knuckle * 0.9 + tip_red * 0.6 + 0.8 * blotch);
    c *= mix(vec3(1.0), vec3(1.04, 0.88, 0.86), clamp(red, 0.0, 1.0));
    c *= mix(vec3(1.0), vec3(0.70, 0.55, 0.50), clamp(line * creases, 0.0, 1.0));
    c = mix(c, c * vec3(1.10, 1.02, 1.03) + vec3(0.07, 0.045, 0.045) * nails + 0.04, nail_at.x * 0.75);
    c *= 1.0 - 0.22 * nail_at.y;
    return mix(c, vec3(0.86, 0.80, 0.74) * max(tone.r + 0.15, 0.5), nail_at.z * 0.55);
}
