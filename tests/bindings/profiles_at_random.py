"""Strategies for hypothesis: profiles as plain values, valid or nearly so."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from bindings.keys import ALIASES, MODIFIERS, NAMED_KEYS
from gestures.registry import GESTURES, is_once

LASTING = [name for name in GESTURES if not is_once(name)]
ONCE = [name for name in GESTURES if is_once(name)]

text = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=30
)
duration = st.one_of(
    st.integers(0, 60_000).map("{}ms".format), st.floats(0, 600).map("{:.3f} s".format)
)
key = st.sampled_from([*NAMED_KEYS, *ALIASES, *"aZ1+é"])
modifier = st.sampled_from(MODIFIERS)
combination = st.one_of(
    key, st.tuples(modifier, st.sampled_from(["a", "Left", "F4", "+"])).map("+".join)
)
button = st.sampled_from(["left", "middle", "right"])
action: st.SearchStrategy[Any] = st.one_of(
    st.fixed_dictionaries({"key": combination}),
    st.fixed_dictionaries({"keys": st.lists(combination, min_size=1, max_size=4)}),
    st.sampled_from(["press", "release"]).flatmap(lambda kind: st.fixed_dictionaries({kind: key})),
    st.sampled_from(["type", "caption", "say"]).flatmap(
        lambda kind: st.fixed_dictionaries({kind: text})
    ),
    st.sampled_from(["click", "double_click"]).flatmap(
        lambda kind: st.fixed_dictionaries({kind: button})
    ),
    st.sampled_from(["up", "down 3", "left 99"]).map(lambda to: {"scroll": to}),
    st.sampled_from(["click", "double_click"]),
)
MODES = ["spelling", "m2"]
word = st.from_regex(r"[a-z]{1,8}(_[a-z0-9]{1,4}){0,2}", fullmatch=True)
mode = st.sampled_from([*MODES, "base"])
controlling: st.SearchStrategy[Any] = st.one_of(
    st.fixed_dictionaries({"sound": text}),
    st.fixed_dictionaries({"notify": text}),
    st.fixed_dictionaries({"set_mode": mode}),
    st.fixed_dictionaries(
        {"set_mode": st.fixed_dictionaries({"mode": mode}, optional={"for": duration})}
    ),
    st.fixed_dictionaries({"profile": word}),
    st.fixed_dictionaries({"pause": duration}),
    st.fixed_dictionaries({"run": st.lists(text, min_size=1, max_size=3)}),
    st.sampled_from(["pause", "undo_sign", "clear_sentence", "speak_sentence"]),
)
action = action | controlling
actions = st.one_of(action, st.lists(action, min_size=1, max_size=3))

app = st.one_of(
    st.sampled_from(["soffice", "libre*", "re:chrom(e|ium)", "a?[bc]"]),
    text.filter(lambda name: not name.startswith("re:")),
)
apps = st.one_of(app, st.lists(app, min_size=1, max_size=3))
not_ = st.fixed_dictionaries({}, optional={"apps": apps})
when = st.fixed_dictionaries({}, optional={"apps": apps, "not": not_, "armed_for": duration})
hand = {"hand": st.sampled_from(["left", "right", "any"])}
confidence = st.floats(0, 1).map(lambda number: round(number, 4))
distance = st.one_of(
    st.fixed_dictionaries({"min": st.integers(0, 30)}, optional={"max": st.integers(30, 99)}),
    st.fixed_dictionaries({"max": st.floats(0, 99).map(lambda number: round(number, 2))}),
)
near = {"distance": distance}
shape = st.sampled_from(["palm", "fist", "one", "two_up"])
shaped = {"shape": st.one_of(shape, st.lists(shape, min_size=1, max_size=3))}

_common = {"when": when, "cooldown": duration, "min_confidence": confidence}
interval = st.integers(20, 5000).map("every {}ms".format) | st.just("never")
_repeat = {"repeat": interval}


def _binding(trigger: st.SearchStrategy[Any], **optional: st.SearchStrategy[Any]) -> Any:
    return st.fixed_dictionaries({"on": trigger, "do": actions}, optional=_common | optional)


partner = {"with": st.sampled_from(LASTING)}
once = _binding(
    st.one_of(
        st.sampled_from(ONCE),
        st.fixed_dictionaries(
            {"gesture": st.sampled_from(ONCE)}, optional=hand | near | partner | shaped
        ),
        st.fixed_dictionaries(
            {"gesture": st.just("swipe_up"), "speed": st.sampled_from(["fast", "slow"])},
            optional=hand | shaped,
        ),
    )
)
lasting = _binding(
    st.one_of(
        st.sampled_from(LASTING),
        st.fixed_dictionaries(
            {"gesture": st.sampled_from(LASTING)},
            optional=hand | {"after": duration} | near | partner,
        ),
    ),
    **_repeat,
)
end = _binding(
    st.fixed_dictionaries(
        {"gesture": st.sampled_from(LASTING), "phase": st.just("end")},
        optional=hand | near | partner,
    )
)
movement = st.fixed_dictionaries(
    {
        "on": st.fixed_dictionaries(
            {"gesture": st.sampled_from(LASTING), "phase": st.just("move")},
            optional=hand | {"after": duration} | near | partner,
        ),
        "do": st.sampled_from(["move", "precise", "drag", "scroll"]).map(
            lambda how: {"pointer": how}
        ),
    },
    optional=_common,
)
sequence = _binding(
    st.fixed_dictionaries(
        {"sequence": st.lists(st.sampled_from(list(GESTURES)), min_size=2, max_size=8)},
        optional=hand | {"within": st.integers(1, 5000).map("{}ms".format)} | near,
    )
)
sign = _binding(st.fixed_dictionaries({"sign": word}, optional=near))
face = _binding(
    st.fixed_dictionaries(
        {"face": st.sampled_from(["eyes_closed", "mask_missing"])}, optional={"after": duration}
    ),
    **_repeat,
)
held = st.fixed_dictionaries({"gesture": st.sampled_from(LASTING)}, optional={"hold": duration})
binding = st.one_of(once, lasting, end, movement, sequence, sign, face)
bindings = st.lists(binding, min_size=1, max_size=4)
layer = st.fixed_dictionaries({"bindings": bindings})
clutch = st.fixed_dictionaries({"arm": held, "disarm_after": duration}, optional={"disarm": held})
defaults = st.fixed_dictionaries(
    {}, optional=_repeat | near | {"cooldown": duration, "min_confidence": confidence}
)
profile = st.fixed_dictionaries(
    {
        "version": st.just(1),
        "bindings": bindings,
        "clutch": clutch,
        "modes": st.fixed_dictionaries(dict.fromkeys(MODES, layer)),
    },
    optional={"defaults": defaults, "extends": st.just("slides")},
)
