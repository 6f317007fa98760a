"""What the check of the environment says."""

INSTALLATION = {
    "check_ok": "ok: {fits}",
    "check_ok_versions": "ok: {fits} ({versions})",
    "check_problem": "problem: {versions}: {reason}",
    "check_run": "Run: {command}",
    "check_way_out": "Way out: {way_out}",
    "check_missing": "missing",
    "check_python": "Python is new enough",
    "check_python_too_old": "the course needs Python {oldest} or newer",
    "check_torch": "torch and torchvision fit each other",
    "check_widgets": "a widget can be made, with its script and its pictures",
    "check_pictures": "the pictures open, the clothes of Fashion-MNIST and the photos",
    "check_all_fits": "Everything fits.",
    "check_mend_one": "One thing does not fit. Do what stands below it, then check again.",
    "check_mend_many": "{count} things do not fit. Do what stands below each, then check again.",
}
