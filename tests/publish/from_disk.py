"""Built files opened in a browser from disk: what they ask for is refused and written down."""

from playwright.sync_api import expect

INSIDE = ("file:", "data:", "blob:", "about:")


class FromDisk:
    """Opens files; `asked` holds every other address, `said` what the console was told."""

    def __init__(self, browser):
        """`browser` is Playwright's."""
        self.browser = browser
        self.asked, self.said, self.contexts = [], [], []

    def open(self, path, **options):
        """A page with this file, once every widget is mounted or has failed."""
        context = self.browser.new_context(**options)
        self.contexts.append(context)
        context.route(lambda url: not url.startswith(INSIDE), self._refuse)
        context.on("page", self._listen)
        page = context.new_page()
        page.goto(path.as_uri())
        expect(page.locator(".cnnlesson-view:not([data-mounted])")).to_have_count(0)
        return page

    def close(self):
        """Closes what was opened."""
        for context in self.contexts:
            context.close()

    def _refuse(self, route):
        self.asked.append(route.request.url)
        route.abort()

    def _listen(self, page):
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.said.append(f"pageerror: {error}"))

    def _hear(self, message):
        if message.type in ("error", "warning"):
            self.said.append(f"{message.type}: {message.text.splitlines()[0]}")
