// Runs inside KWin and tells of the active window; %SERVICE% is replaced by the listener's name.
function tell(window) {
    callDBus("%SERVICE%", "/ActiveApp", "org.isyarat.ActiveApp", "Changed",
             window ? String(window.resourceClass) : "");
}
if (workspace.windowActivated) {
    workspace.windowActivated.connect(tell);
    tell(workspace.activeWindow);
} else { // Plasma 5
    workspace.clientActivated.connect(tell);
    tell(workspace.activeClient);
}
