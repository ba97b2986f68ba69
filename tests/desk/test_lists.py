from io import BytesIO

import pytest
from django.test import Client

from tumen.claims import Reader
from tumen.desk import lists, models, work
from tumen.desk.models import Account, Case
from tumen.desk.verify import verify
from tumen.errors import UnreadableError

TABLE = (
    "Ref;Description;Source;Date\n"
    "1;Police in Gusau arrested 12 villagers.;Hill Post;2024-03-05\n"
    '2;"Soldiers killed two men;\nin Dandong.";Radio Maré;2024-03-06\n'
    "3;;Hill Post;2024-03-07\n"
    "4;Police; arrested;a man;2024-03-07\n"
    "5;Nine were arrested in Kunming.;Hill Post;the day after\n"
)


def uploaded(client: Client, content: bytes = TABLE.encode()) -> str:
    file = BytesIO(content)
    file.name = "kept list.csv"
    return client.post("/inbox/lists/", {"list": file}).headers.get("Location", "")


def test_columns_are_guessed_and_the_first_rows_are_shown_before_anything_is_taken(client: Client) -> None:
    shown = client.get(uploaded(client)).text
    assert "<option selected>Description</option>" in shown
    assert "<option selected>Source</option>" in shown
    assert "Police in Gusau arrested 12 villagers." in shown
    assert not models.Job.objects.exists()


def test_every_row_of_a_list_is_accounted_for_and_a_second_import_adds_nothing(client: Client, rules: Reader) -> None:
    chosen = {"text": "Description", "outlet": "Source", "published": "Date", "id": "Ref", "take": "1"}
    for outcome, reports in (("taken", 2), ("held", 2)):
        answer = client.post(uploaded(client), chosen)
        assert work.do_one(rules)
        job = models.Job.objects.latest("pk")
        assert answer.headers["Location"] == f"/inbox/{job.pk}/"
        told = {line.item.rsplit(" ", 2)[-2:][1]: (line.outcome, line.reason or "") for line in job.lines.all()}
        assert len(told) == 5
        assert sorted(outcome for outcome, _ in told.values()) == sorted([outcome] * 2 + ["skipped"] * 3)
        reasons = " ".join(reason for _, reason in told.values())
        assert "holds no text" in reasons
        assert "has 5 cells under 4 columns" in reasons
        assert models.Report.objects.count() == reports
    assert models.Report.objects.get(id="1").to_record().outlet == "Hill Post"
    assert verify().faults == ()


def test_a_list_is_not_taken_without_a_column_for_its_text(client: Client) -> None:
    answer = client.post(uploaded(client), {"title": "Description", "take": "1"})
    assert "needs a column for the text" in answer.text
    assert not models.Job.objects.exists()


def test_what_is_no_list_is_refused_with_the_reason(client: Client) -> None:
    file = BytesIO("Ort;Täter\nA;B\n".encode("latin-1"))
    file.name = "list.csv"
    answer = client.post("/inbox/lists/", {"list": file})
    assert answer.status_code == 400
    assert "save the table as" in answer.text


def test_a_list_is_open_to_who_uploaded_it_alone(client: Client, reader: Account) -> None:
    page = uploaded(client)
    reader.role = models.Role.REVIEWER
    reader.save()
    theirs = Client()
    theirs.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
    assert theirs.get(page).status_code == 404


@pytest.mark.parametrize("content", [b"", b"a,a\n1,2\n", b"\xff\xfe", b'text\n"open'])
def test_tables_that_cannot_be_read_say_why(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        lists.read_table(content)


def test_names_of_columns_tell_fields_in_any_case(case: Case) -> None:
    table = lists.read_table(b"HEADLINE,Body,Link\na,b,c\n")
    assert lists.guess(table) == {"title": "HEADLINE", "text": "Body", "url": "Link"}
