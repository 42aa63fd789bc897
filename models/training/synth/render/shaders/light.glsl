// Key and fill lamp with wrapped diffuse light (skin scatters), room light, soft shadow.
uniform sampler2D shadow_map;
uniform vec3 key_direction, key, fill_direction, fill, above, below;
uniform float shadow_strength;

float lit_by_key(vec3 s, float reach) {
    float lit = 0.0;
    for (int i = -1; i <= 1; i++)
        for (int j = -1; j <= 1; j++)
            lit += step(s.z - 0.006, texture(shadow_map, s.xy + vec2(i, j) * 0.0026).r);
    vec2 rim = smoothstep(vec2(0.0), vec2(0.04), s.xy) * smoothstep(vec2(0.0), vec2(0.04), 1.0 - s.xy);
    return mix(1.0, lit / 9.0, shadow_strength * rim.x * rim.y * reach);
}

vec3 wrapped(float facing, vec3 wrap) {
    return max((vec3(facing) + wrap) / (1.0 + wrap), 0.0);
}

vec3 lighten(vec3 albedo, vec3 normal, vec3 view, float lit, vec3 wrap, vec3 bleed, float shine, float gloss) {
    float facing = dot(normal, key_direction);
    vec3 diffuse = key * wrapped(facing, wrap) * mix(vec3(lit), vec3(1.0), bleed)
        + fill * wrapped(dot(normal, fill_direction), wrap)
        + mix(below, above, 0.5 + 0.5 * normal.y);
    float key_glint = pow(max(dot(normal, normalize(key_direction + view)), 0.0), gloss);
    float fill_glint = pow(max(dot(normal, normalize(fill_direction + view)), 0.0), gloss);
    float grazing = pow(1.0 - max(dot(normal, view), 0.0), 4.0);
    vec3 glint = (key * key_glint * step(0.0, facing) * lit + fill * fill_glint) * (gloss + 8.0) / 25.0
        + grazing * above * 1.2;
    return albedo * diffuse + shine * glint;
}
