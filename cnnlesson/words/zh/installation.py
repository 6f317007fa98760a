"""What the check of the environment says."""

INSTALLATION = {
    "check_ok": "正常：{fits}",
    "check_ok_versions": "正常：{fits}（{versions}）",
    "check_problem": "有问题：{versions}：{reason}",
    "check_run": "请运行：{command}",
    "check_way_out": "解决办法：{way_out}",
    "check_missing": "没有安装",
    "check_python": "Python 版本够新",
    "check_python_too_old": "本课程需要 Python {oldest} 或更新的版本",
    "check_torch": "torch 与 torchvision 互相匹配",
    "check_widgets": "可以创建控件，它的脚本和图片都在",
    "check_pictures": "图片都能打开：Fashion-MNIST 的服装图和照片",
    "check_all_fits": "一切正常。",
    "check_mend_one": "有一项不符合要求。请照它下面写的做，然后再检查一次。",
    "check_mend_many": "有 {count} 项不符合要求。请照每项下面写的做，然后再检查一次。",
}
