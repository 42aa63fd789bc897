#version 330
in vec3 position;
uniform mat4 light_view;

void main() {
    gl_Position = light_view * vec4(position, 1.0);
}
