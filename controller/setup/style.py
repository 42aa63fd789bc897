"""How the window of the guided start looks: the colours of the profiles' pictures."""

INK, FAINT, ACCENT, PAPER, LINE = "#1f2933", "#5f6b7a", "#0b6bcb", "#f3f5f8", "#d9dfe7"
GOOD, WARNING = "#0a7d55", "#a34700"

STYLE = f"""
* {{ color: {INK}; font-size: 15px; }}
#window {{ background: {PAPER}; }}
#title {{ font-size: 25px; font-weight: 700; }}
#step {{ color: {FAINT}; font-size: 13px; }}
#text {{ color: {FAINT}; }}
#note {{ color: {FAINT}; font-size: 13px; }}
#label {{ color: {FAINT}; }}
#value {{ font-weight: 600; }}
#message[mood="good"] {{ color: {GOOD}; font-weight: 600; }}
#message[mood="bad"] {{ color: {WARNING}; font-weight: 600; }}
#card {{ background: white; border: 1px solid {LINE}; border-radius: 10px; }}
#picture {{ background: {PAPER}; border: 1px solid {LINE}; border-radius: 10px; padding: 6px; }}
QRadioButton, QCheckBox {{ spacing: 10px; }}
QRadioButton {{
    background: white; border: 1px solid {LINE}; border-radius: 10px; padding: 13px 14px;
}}
QRadioButton:checked {{ border: 2px solid {ACCENT}; padding: 12px 13px; }}
QRadioButton:focus {{ background: #eaf3fd; }}
QRadioButton::indicator {{
    width: 12px; height: 12px; border-radius: 8px; border: 2px solid {FAINT}; background: white;
}}
QRadioButton::indicator:checked {{ border: 4px solid {ACCENT}; width: 8px; height: 8px; }}
QPushButton {{
    background: white; border: 1px solid {LINE}; border-radius: 8px; padding: 9px 20px;
}}
QPushButton:hover {{ border-color: {ACCENT}; }}
QPushButton:focus {{ border: 2px solid {ACCENT}; padding: 8px 19px; }}
QPushButton:disabled {{ color: {LINE}; }}
#next {{ background: {ACCENT}; border-color: {ACCENT}; color: white; font-weight: 600; }}
#next:focus {{ border: 2px solid {INK}; }}
#plain {{ background: transparent; border-color: transparent; color: {FAINT}; }}
#plain:focus {{ border: 2px solid {ACCENT}; }}
"""
