"""A browser without scripts: it reads pages, follows links by their words, fills in forms by their labels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Self

import httpx

Told = Mapping[str, str | Sequence[str]]


@dataclass
class Form:
    """`given` is what a browser would send if nobody touched anything; `names` are all fields there are, `options` what
    each choice offers, by its label."""

    action: str = ""
    method: str = "get"
    given: dict[str, list[str]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    options: dict[str, dict[str, str]] = field(default_factory=dict)
    button: str = ""
    files: bool = False


class Page(HTMLParser):
    """What of a page matters to who uses it. `words` is its text; `links` are addresses by their words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words = ""
        self.links: list[tuple[str, str]] = []
        self.forms: list[Form] = []
        self.ids: dict[str, str] = {}
        self._form: Form | None = None
        self._href: str | None = None
        self._link = ""
        self._name = ""
        self._option: tuple[str, bool] | None = None
        self._open: list[str] = []
        self._said = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self._said = ""
        if "id" in told:
            self.ids[told["id"]] = ""
            self._open.append(told["id"])
        match tag:
            case "form":
                self._form = Form(told.get("action", ""), told.get("method", "get"))
                self._form.files = "enctype" in told
                self.forms.append(self._form)
            case "a":
                self._href, self._link = told.get("href", ""), ""
            case "input" | "select" | "textarea" if self._form is not None and "name" in told:
                self._field(self._form, tag, told)
            case "option":
                self._option = told.get("value", ""), "selected" in told

    def _field(self, form: Form, tag: str, told: dict[str, str]) -> None:
        self._name = told["name"]
        form.names.add(self._name)
        ticked = told.get("type") in ("checkbox", "radio")
        if ticked:
            form.options.setdefault(self._name, {})
            self._option = told["value"], False
        if tag == "input" and told.get("type") != "file" and (not ticked or "checked" in told):
            form.given.setdefault(self._name, []).append(told.get("value", ""))

    def handle_data(self, data: str) -> None:
        self.words += data
        self._said += data
        self._link += data
        for name in self._open:
            self.ids[name] += data

    def handle_endtag(self, tag: str) -> None:
        said = " ".join(self._said.split())
        if tag == "a" and self._href is not None:
            self.links.append((" ".join(self._link.split()), self._href))
            self._href = None
        elif self._form is not None and self._name and (tag == "option" or (tag == "label" and self._option)):
            value, selected = self._option or ("", False)
            self._form.options.setdefault(self._name, {})[said] = value
            if selected:
                self._form.given[self._name] = [value]
            self._option = None
        elif self._form is not None and tag == "textarea":
            self._form.given[self._name] = [self._said.removeprefix("\n")]
        elif self._form is not None and tag == "button":
            self._form.button = said
        elif tag == "form":
            self._form = None
        if tag in ("p", "section", "h1", "h2", "div", "table", "fieldset") and self._open:
            self._open = [name for name in self._open if not self.ids[name].strip()]

    def address(self, words: str) -> str:
        """Of the first link that begins with these words."""
        return next(href for said, href in self.links if said.startswith(words))

    def offers(self, words: str) -> bool:
        return any(words == said for said, _ in self.links) or any(words == form.button for form in self.forms)

    def wrong(self, name: str) -> str:
        """What is said to be wrong with a field."""
        return " ".join(self.ids.get(f"{name}-wrong", "").split())


@dataclass
class Browser:
    """Somebody who is signed in."""

    http: httpx.Client
    at: str = "/"
    status: int = 0
    page: Page = field(default_factory=lambda: Page(""))

    def go(self, address: str) -> Self:
        return self._came(self.http.get(self.http.base_url.join(self.at).join(address)))

    def follow(self, words: str) -> Self:
        return self.go(self.page.address(words))

    def press(self, words: str) -> Self:
        """A button that needs nothing else."""
        form = next(form for form in self.page.forms if form.button == words)
        return self._came(self.http.post(form.action or self.at, data=form.given))

    def fill(self, told: Told, file: tuple[str, bytes] | None = None) -> Self:
        """Sends the form of this page; choices are named by their labels. Fails for a field that the form lacks."""
        form = self.form
        data = dict(form.given)
        for name, value in told.items():
            assert name in form.names, (name, sorted(form.names))
            several = [value] if isinstance(value, str) else value
            data[name] = [_chosen(form.options.get(name, {}), one) for one in several]
        files = {"file": file} if file else None
        return self._came(self.http.post(form.action or self.at, data=data, files=files))

    def do(self, words: str, told: Told | None = None) -> Self:
        """What this page offers under these words, to its good end."""
        if any(said.startswith(words) for said, _ in self.page.links):
            self.follow(words).fill(told or {})
        else:
            self.press(words)
        return self.succeeded()

    def comes_in(self, who: Told) -> Self:
        """From the page of the sign-in over the provider's back to where one wanted to be."""
        return self.follow("Войти").fill({"persona": "", **who}).follow("Продолжить")

    def succeeded(self) -> Self:
        wrong = {
            name: self.page.wrong(name.removesuffix("-wrong")) for name in self.page.ids if name.endswith("-wrong")
        }
        assert "Сделано" in self.page.words, (self.at, self.status, wrong or self.page.words)
        return self

    def take_over(self, cookie: str) -> str:
        """Gone from here afterwards."""
        value = self.http.cookies.get(cookie, "")
        if value:
            self.http.cookies.delete(cookie)
        return str(value)

    def hand_over(self, cookie: str, value: str) -> None:
        if value:
            self.http.cookies.set(cookie, value, domain=self.http.base_url.host, path="/")

    @property
    def form(self) -> Form:
        """The one in the middle of the page."""
        return next(form for form in self.page.forms if form.method == "post" and form.action != "/sign-out")

    def _came(self, answer: httpx.Response) -> Self:
        self.at, self.status = str(answer.url), answer.status_code
        self.page = Page(answer.text)
        return self


def _chosen(options: Mapping[str, str], words: str) -> str:
    """By its label or how that begins; what is no option is sent as it is."""
    begun = (value for label, value in options.items() if label.startswith(words))
    return options.get(words) or next(begun, words)
