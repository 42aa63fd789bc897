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
actions = st.one_of(action, st.lists(action, min_size=1, max_size=3))

app = st.one_of(
    st.sampled_from(["soffice", "libre*", "re:chrom(e|ium)", "a?[bc]"]),
    text.filter(lambda name: not name.startswith("re:")),
)
apps = st.one_of(app, st.lists(app, min_size=1, max_size=3))
when = st.fixed_dictionaries(
    {}, optional={"apps": apps, "not": st.fixed_dictionaries({"apps": apps})}
)
hand = {"hand": st.sampled_from(["left", "right", "any"])}
confidence = st.floats(0, 1).map(lambda number: round(number, 4))

_common = {"when": when, "cooldown": duration, "min_confidence": confidence}
_repeat = {"repeat": st.integers(20, 5000).map("every {}ms".format)}


def _binding(trigger: st.SearchStrategy[Any], **optional: st.SearchStrategy[Any]) -> Any:
    return st.fixed_dictionaries({"on": trigger, "do": actions}, optional=_common | optional)


once = _binding(
    st.one_of(
        st.sampled_from(ONCE),
        st.fixed_dictionaries({"gesture": st.sampled_from(ONCE)}, optional=hand),
    )
)
lasting = _binding(
    st.one_of(
        st.sampled_from(LASTING),
        st.fixed_dictionaries(
            {"gesture": st.sampled_from(LASTING)}, optional=hand | {"after": duration}
        ),
    ),
    **_repeat,
)
end = _binding(
    st.fixed_dictionaries(
        {"gesture": st.sampled_from(LASTING), "phase": st.just("end")}, optional=hand
    )
)
sequence = _binding(
    st.fixed_dictionaries(
        {"sequence": st.lists(st.sampled_from(list(GESTURES)), min_size=2, max_size=8)},
        optional=hand | {"within": st.integers(1, 5000).map("{}ms".format)},
    )
)
held = st.fixed_dictionaries({"gesture": st.sampled_from(LASTING)}, optional={"hold": duration})
profile = st.fixed_dictionaries(
    {
        "version": st.just(1),
        "bindings": st.lists(st.one_of(once, lasting, end, sequence), min_size=1, max_size=6),
    },
    optional={
        "defaults": st.fixed_dictionaries(
            {}, optional={"cooldown": duration, "min_confidence": confidence}
        ),
        "clutch": st.fixed_dictionaries(
            {"arm": held, "disarm_after": duration}, optional={"disarm": held}
        ),
    },
)
