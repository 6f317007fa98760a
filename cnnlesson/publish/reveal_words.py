"""What reveal.js says, in the languages that it does not speak: a deck is in one language.

Each of its files has the pieces that hold its words, and what stands there instead.
"""

WORDS = {
    "zh": {
        "reveal/reveal.js": {
            '"next slide"': '"下一张"',
            '"previous slide"': '"上一张"',
            '"above slide"': '"上面一张"',
            '"below slide"': '"下面一张"',
            ">Resume presentation<": ">继续放映<",
            ">Keyboard Shortcuts<": ">快捷键<",
            "<th>KEY</th><th>ACTION</th>": "<th>按键</th><th>作用</th>",
            '="Next slide"': '="下一张"',
            '="Previous slide"': '="上一张"',
            '="Navigate without fragments"': '="翻页，不逐段显示"',
            '="Jump to first/last slide"': '="跳到第一张或最后一张"',
            '="Pause"': '="暂停"',
            '="Fullscreen"': '="全屏"',
            '="Jump to slide"': '="跳到某一张"',
            '="Slide overview"': '="全部幻灯片"',
        },
        "reveal/notes.js": {
            r"lang=\"en\"": r"lang=\"zh-CN\"",
            "'en-US'": "'zh-CN'",
            ">reveal.js - Speaker View<": ">演讲者视图<",
            ">Loading speaker view...<": ">正在打开演讲者视图……<",
            "'Error connecting to main window.<br>"
            "Please try closing and reopening the speaker view.'": (
                "'连接不上放映窗口。<br>请关闭演讲者视图再打开。'"
            ),
            ">Upcoming<": ">下一张<",
            ">Time <": ">时间 <",
            ">Click to Reset<": ">点击归零<",
            ">Pacing – Time to finish current slide<": ">本张剩余时间<",
            ">Notes<": ">备注<",
            "'Default'": "'默认'",
            "'Wide'": "'宽'",
            "'Tall'": "'高'",
            "'Notes only'": "'只看备注'",
            "'Layout'": "'布局'",
            '"Speaker notes view"': '"演讲者备注"',
        },
    },
}
