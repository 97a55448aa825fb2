"""What a form says when something is wrong with it, whom it is offered, and whose it must be."""

from uuid import uuid4

import pytest
from mentoring.platform import Platform

from tests.workplace.conftest import register
from tests.workplace.shore import CURATOR, STAFF, Shore, SignIn

PERSON = {
    "staff_number": "77",
    "name": "Тополёв Макар Авдеевич",
    "email": "makar@shore.example",
    "position": "учитель музыки",
    "pedagogical": "да",
    "experience_years": "3",
    "young": "да",
}


@pytest.fixture(scope="module")
def fresh(platform: Platform, sign_in: SignIn) -> Shore:
    """A school with a staff list and nothing else yet."""
    shore = Shore(platform, register(platform), sign_in)
    head = shore.as_("head").go("/do/registry.import_staff")
    head.fill({}, ("staff.csv", STAFF.encode("cp1251")))
    shore.meet(head)
    return shore


def test_bad_input_is_shown_at_its_field_and_nothing_filled_in_is_lost(fresh: Shore) -> None:
    head = fresh.head.go("/do/registry.register_participant").fill(PERSON | {"email": "", "experience_years": "-1"})
    assert head.status == 422
    assert head.page.wrong("email")
    assert head.page.wrong("experience_years")
    assert not head.page.wrong("name")
    assert any(said.startswith("Электронная почта: ") and href == "#email-wrong" for said, href in head.page.links)
    assert head.form.given["position"] == ["учитель музыки"]
    assert "Сделано" in head.fill(PERSON).page.words


def test_a_broken_rule_is_named_with_its_clause_and_a_reason_lets_a_soft_one_pass(fresh: Shore) -> None:
    refused = fresh.head.go("/do/registry.issue_order?kind=approve-regulation")
    said = {"number": "1-од", "dated": fresh.today.isoformat(), "legal_basis": "Положение"}
    signed = {"signature.kind": "на бумаге", "signature.reference": "1-од"}
    refused.fill(said | signed | {"content.responsible": CURATOR})
    assert "R-A.1-D2" in refused.page.wrong("deviations.R-A.1-D2")
    assert "этап 1" in refused.page.wrong("deviations.R-A.1-D2")
    passed = refused.fill({"deviations.R-A.1-D2": "Приложения готовятся"})
    assert "Сделано" in passed.page.words
    assert "Приложения готовятся" in passed.page.words


def test_what_has_changed_meanwhile_is_not_overwritten_unseen(fresh: Shore) -> None:
    address = f"/do/registry.edit_card?id={fresh.people[CURATOR]}"
    first = fresh.head.go(address)
    second = fresh.as_("sysadmin").go(address)
    first.fill({"position": "заместитель директора по науке"})
    stale = second.fill({"position": "методист"})
    assert stale.status == 412
    assert "Пока вы заполняли форму, объект изменился" in stale.page.words
    assert stale.form.given["position"] == ["методист"]
    assert "Сделано" in stale.fill({}).page.words


def test_the_same_form_sent_twice_does_it_once(fresh: Shore) -> None:
    head = fresh.head.go("/do/registry.register_participant")
    form, at = head.form, head.at
    once = head.fill(PERSON | {"staff_number": "78", "email": "two@shore.example"})
    data = form.given | {name: [form.options.get(name, {}).get(told, told)] for name, told in PERSON.items()}
    data |= {"staff_number": ["78"], "email": ["two@shore.example"]}
    again = once.http.post(at, data=data)
    assert str(again.url).partition("?")[0] == once.at.partition("?")[0]
    other = once.http.post(at, data=data | {"name": ["Кто-то другой"]})
    assert "Эта форма уже отправлена" in other.text


def test_rows_are_added_without_scripts_and_empty_ones_are_left_out(fresh: Shore) -> None:
    curator = fresh.curator.go("/do/registry.draft_cycle")
    form = curator.form
    data = form.given | {"_add": ["plan"], "tasks": ["Закрепить наставников"]}
    added = curator.http.post(curator.at, data=data)
    assert 'name="plan.1.text"' in added.text or 'name="plan.0.text"' in added.text
    assert "Закрепить наставников" in added.text


@pytest.mark.parametrize(
    ("role", "command"),
    [("mentee", "registry.issue_order"), ("curator", "programs.approve_program"), ("mentor", "programs.agree_program")],
)
def test_a_role_sees_no_form_that_it_may_not_use(fresh: Shore, role: str, command: str) -> None:
    browser = fresh.as_(role, CURATOR).go(f"/do/{command}?id={uuid4()}")
    assert browser.status == 403
    assert "не для вашей роли" in browser.page.words
    for _, href in browser.go("/").page.links:
        if href.startswith("/") and href != "/sign-in":
            assert f"/do/{command}" not in browser.http.get(href).text


def test_a_form_of_another_site_is_refused(fresh: Shore) -> None:
    head = fresh.head.go("/do/registry.register_participant")
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}):
        assert head.http.post(head.at, data=head.form.given, headers=headers).status_code == 403
    forged = head.form.given | {"_proof": ["0" * 32]}
    assert head.http.post(head.at, data=forged).status_code == 403


def test_a_page_runs_no_script_and_loads_nothing_from_elsewhere(fresh: Shore) -> None:
    answer = fresh.head.http.get("/year")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "<script" not in answer.text
    assert "style=" not in answer.text


def test_documents_are_downloaded_as_they_are_made(fresh: Shore) -> None:
    head = fresh.head.go("/orders")
    order = next(href for _, href in head.page.links if href.startswith("/order/"))
    address = next(href for said, href in head.go(order).page.links if said.startswith("PDF"))
    answer = head.http.get(address)
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
