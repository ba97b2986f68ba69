"""Gathering: which mentions are one occurrence, and what each speaker's one claim on it holds."""

import datetime as dt

import pytest
from tests.claims.texts import PUBLISHED, only, read, report

from tumen.claims import Act, Claim, Speaker, Stance
from tumen.claims.gathering import Setting, gather, same_speaker
from tumen.claims.gathering.story import main_country
from tumen.claims.mentions import Mention
from tumen.claims.scenes import Scene
from tumen.reports import Furniture
from tumen.values import Count, Place, Span, When

_TEXT = "x" * 400
_UNION = Speaker("River Union", "civic", Span(0, 5))
_POLICE = Speaker("Gusau police", "state", Span(0, 5))
_GUSAU = Place("Gusau", "NG", 12.17, 6.66, "town", Span(10, 15))
_HANOI = Place("Hanoi", "VN", 21.02, 105.84, "town", Span(10, 15))
_NIGERIA = Place("Nigeria", "NG", 10.0, 8.0, "country", Span(10, 17))

_PLAIN = [Scene(order, 0, None, None, told=False, area=None, court=None) for order in range(10)]


def _day(day: int) -> When:
    return When(dt.date(2024, 8, day), dt.date(2024, 8, day), "day", "x", Span(0, 1))


def _people(low: int) -> Count:
    return Count(low, low, {}, "x", Span(0, 1))


def _mention(
    order: int,
    speaker: Speaker | None = _UNION,
    *,
    act: Act | None = "arrest",
    stance: Stance = "asserts",
    count: Count | None = None,
    place: Place | None = None,
    when: When | None = None,
    firm: bool = True,
) -> Mention:
    span = Span(order * 10, order * 10 + 9)
    return Mention(span, act, stance, speaker, (), None, False, None, None, count, place, when, firm, order)


def _gathered(*mentions: Mention, own: Speaker | None = None) -> list[Claim]:
    return gather(mentions, report(_TEXT), own, "hand", Setting(_PLAIN, None, None, None, {}))


def test_what_one_speaker_says_in_several_sentences_is_one_claim_with_all_of_it() -> None:
    claim = only(_gathered(_mention(0, place=_GUSAU), _mention(1, count=_people(9)), _mention(2, when=_day(26))))
    assert (claim.place, claim.count, claim.when) == (_GUSAU, _people(9), _day(26))
    assert claim.reader == "hand"


def test_two_speakers_have_a_claim_each_on_one_occurrence() -> None:
    first, second = _gathered(
        _mention(0, count=_people(9), place=_GUSAU), _mention(1, _POLICE, count=_people(7), place=_GUSAU)
    )
    assert (first.speaker, first.count) == (_UNION, _people(9))
    assert (second.speaker, second.count) == (_POLICE, _people(7))


def test_two_acts_two_places_or_two_days_are_two_claims() -> None:
    assert len(_gathered(_mention(0), _mention(1, act="release"))) == 2
    assert len(_gathered(_mention(0, place=_GUSAU), _mention(1, place=_HANOI))) == 2
    assert len(_gathered(_mention(0, when=_day(26)), _mention(1, when=_day(20)))) == 2


def test_one_speakers_two_numbers_are_two_occurrences() -> None:
    assert len(_gathered(_mention(0, count=_people(9)), _mention(1, count=_people(4)))) == 2


def test_the_narrower_place_holds() -> None:
    assert only(_gathered(_mention(0, place=_NIGERIA), _mention(1, place=_GUSAU))).place == _GUSAU


def test_a_naming_that_only_points_back_makes_no_claim_by_itself() -> None:
    assert _gathered(_mention(0, firm=False)) == []
    assert len(_gathered(_mention(0), _mention(1, firm=False))) == 1


def test_a_figure_without_an_act_is_about_the_last_act_told_with_a_number() -> None:
    claims = _gathered(_mention(0, act="killing", count=_people(20)), _mention(1, _POLICE, act=None, count=_people(12)))
    assert [(claim.act, claim.count) for claim in claims] == [("killing", _people(20)), ("killing", _people(12))]


def test_a_figure_with_nothing_told_before_it_is_no_claim() -> None:
    assert _gathered(_mention(0, act=None, count=_people(12))) == []


def test_a_denial_without_an_act_takes_act_and_place_of_what_it_answers() -> None:
    claims = _gathered(_mention(0, place=_GUSAU), _mention(1, _POLICE, act=None, stance="denies"))
    denial = only([claim for claim in claims if claim.stance == "denies"])
    assert (denial.act, denial.place, denial.speaker) == ("arrest", _GUSAU, _POLICE)


def test_a_denial_of_nothing_is_no_claim() -> None:
    assert _gathered(_mention(0, _POLICE, act=None, stance="denies")) == []


def test_a_speaker_who_confirms_anywhere_confirms() -> None:
    assert only(_gathered(_mention(0), _mention(1, stance="confirms"))).stance == "confirms"


def test_nobody_hurt_is_told_beside_something_that_happened_only() -> None:
    nobody = _mention(1, act="injury", count=_people(0))
    assert _gathered(nobody) == []
    assert [claim.act for claim in _gathered(_mention(0, act="attack"), nobody)] == ["attack", "injury"]


def test_a_body_that_publishes_speaks_where_the_text_names_nobody() -> None:
    claim = only(_gathered(_mention(0, None), own=_POLICE))
    assert (claim.speaker, claim.chain) == (_POLICE, ("Lantern Daily", "Gusau police"))


def test_claims_come_in_reading_order_whatever_the_order_of_the_mentions() -> None:
    one, two, three = _mention(0), _mention(2, act="release"), _mention(4, act="killing")
    assert _gathered(three, one, two) == _gathered(one, two, three)
    assert [claim.act for claim in _gathered(three, one, two)] == ["arrest", "release", "killing"]


def test_speakers_are_one_by_their_names_and_the_outlet_is_itself_only() -> None:
    assert same_speaker(_UNION, Speaker("the River Union", "civic", None))
    assert same_speaker(None, None)
    assert not same_speaker(_UNION, _POLICE)
    assert not same_speaker(_UNION, None)


def test_the_main_country_is_an_inference_and_carries_no_words() -> None:
    country = main_country({"NG": 1.0, "NE": 0.4})
    assert country is not None
    assert (country.country, country.span) == ("NG", None)
    assert main_country({}) is None


_LEAD = "Twenty-six people died after a drone hit a crowd waiting at a mill in northern Ethiopia, a doctor said. "


def test_a_sentence_that_says_where_and_when_it_happened_places_what_was_told_before() -> None:
    claims = read(_LEAD + "It happened in Dembecha, a town in the Amhara region, on Tuesday.").claims
    killing = next(claim for claim in claims if claim.act in {"killing", "death"})
    assert killing.place is not None
    assert killing.place.name == "Dembecha"
    assert killing.when is not None
    assert killing.when.start == dt.date(2024, 8, 27)


def test_a_day_named_beside_an_act_dates_the_acts_told_after_it_but_the_day_of_speaking_does_not() -> None:
    dated = read("Police in Gulu arrested nine men on Monday. Four were beaten in custody, a lawyer said.").claims
    beating = next(claim for claim in dated if claim.act == "ill-treatment")
    assert beating.when is not None
    assert beating.when.start == dt.date(2024, 8, 26)
    spoken = only(read("Police in Gulu arrested nine men, a lawyer said on Monday.").claims)
    assert spoken.when is None


def test_a_court_sentences_where_it_sits() -> None:
    text = "Petro Danylko was arrested in Odesa in May. On Monday a Kherson city court sentenced him to nine years."
    sentence = next(claim for claim in read(text).claims if claim.act == "sentence")
    assert sentence.place is not None
    assert "Kherson" in sentence.place.name


def test_the_region_and_the_country_are_those_named_before() -> None:
    text = (
        "A drone killed four people in Dembecha, a town in the Amhara region of Ethiopia, on Monday. "
        "Monitors say drones have killed more than 350 people in the region this year."
    )
    total = next(claim for claim in read(text).claims if claim.count is not None and claim.count.low > 300)
    assert total.place is not None
    assert total.place.name.startswith("Amhara")


def test_a_street_is_named_together_with_the_town_of_the_story() -> None:
    text = "Stockton, California, had a grim night. On Monday a man was shot dead on Kilburn Avenue, police in Stockton said."
    places = [claim.place.name for claim in read(text).claims if claim.place is not None]
    assert "Kilburn Avenue, Stockton" in places


def test_an_entry_of_a_live_blog_happened_on_its_day_and_where_it_says() -> None:
    text = (
        "18:20 A drone killed two people in Kherson, the mayor says.\n\n"
        "17:05 Shells wounded five people in Izmail, officials say.\n\n"
        "12:15 Three people were injured by a mine, police say.\n"
    )
    claims = read(text).claims
    assert {claim.when.start if claim.when else None for claim in claims} == {PUBLISHED}
    injured = next(claim for claim in claims if claim.count is not None and claim.count.low == 5)
    assert injured.place is not None
    assert injured.place.name == "Izmail"


def test_a_time_beside_a_word_of_speech_dates_the_speech_however_long_the_speaker_is() -> None:
    text = (
        "Police in Kunming have arrested 15 travellers who were on their way to Laos, a Bangkok-based civic group that "
        "helps people leave the north said on Tuesday."
    )
    arrest = next(claim for claim in read(text).claims if claim.act == "arrest")
    assert arrest.when is None


def test_who_is_posted_to_a_place_was_there() -> None:
    defection = next(c for c in read("A diplomat posted to Cuba defected in November.").claims if c.act == "defection")
    assert defection.place is not None
    assert defection.place.country == "CU"


def test_a_local_report_that_names_no_place_happened_in_the_town_of_its_people() -> None:
    text = "A Stockton man was shot and killed early on Monday, police said. Stockton is in California."
    killing = next(claim for claim in read(text).claims if claim.act == "killing")
    assert killing.place is not None
    assert (killing.place.name, killing.place.country) == ("Stockton", "US")


def test_a_place_that_no_list_has_is_told_by_its_words_with_the_country_of_the_story() -> None:
    text = "Gunmen killed six people in the village of Tsagaan on Monday. Mongolia has sent soldiers, its army said."
    killing = next(claim for claim in read(text).claims if claim.act == "killing")
    assert killing.place is not None
    assert (killing.place.name, killing.place.country, killing.place.lat) == ("Tsagaan", "MN", None)


def test_a_time_between_a_speaker_and_a_word_of_speech_dates_the_speech() -> None:
    claim = only(read("A government spokesman on Tuesday announced that police in Gulu had arrested nine men.").claims)
    assert claim.when is None


def test_a_time_in_the_words_for_the_speaker_is_not_the_acts() -> None:
    text = "The newspaper Lakeside, which broke the story on Monday, says police in Gulu arrested nine men."
    arrest = next(claim for claim in read(text).claims if claim.act == "arrest")
    assert arrest.when is None


def test_held_since_a_day_is_an_arrest_of_that_day() -> None:
    text = "Simon Okello, a teacher, has been detained by soldiers in Gulu since 14 March."
    arrest = next(claim for claim in read(text).claims if claim.act == "arrest")
    assert arrest.when is not None
    assert (arrest.when.start, arrest.when.end) == (dt.date(2024, 3, 14), dt.date(2024, 3, 14))


def test_a_day_to_come_dates_nothing_that_happened() -> None:
    text = "A doctor expects to discharge one of them on 2 September. Three people were wounded in Gulu, police said."
    injury = next(claim for claim in read(text).claims if claim.act == "injury")
    assert injury.when is None


def test_where_the_wounded_are_brought_is_not_where_it_happened() -> None:
    text = "Gunmen wounded three people in Kitgum on Monday, police said. They were taken to a hospital in Gulu."
    injury = next(claim for claim in read(text).claims if claim.act == "injury")
    assert injury.place is not None
    assert injury.place.name == "Kitgum"


def test_two_entries_of_a_live_blog_at_places_that_nothing_joins_tell_of_two_occurrences() -> None:
    text = (
        "18:20 A drone killed two people in the Dniprovskyi district of Kherson, the mayor of Kherson says.\n\n"
        "17:05 Shelling killed two people on Peremohy Avenue in Izmail, officials say.\n\n"
        "12:15 Power is back in Odesa.\n"
    )
    assert len([claim for claim in read(text).claims if claim.act == "killing"]) == 2


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Twelve people drowned in the Mediterranean on Sunday, the Libyan coast guard said.", "Mediterranean", "LY"),
        ("Hungarian police pushed 30 Syrians back into Serbia on Thursday night.", "Hungary", "HU"),
        ("Thai police arrested seven traffickers on Friday, a Bangkok newspaper said.", "Thailand", "TH"),
        ("Spanish rescuers found four bodies off El Hierro. The boat had left Senegal in July.", "El Hierro", "ES"),
        ("Eleven miners died at the Topaz mine in Zimbabwe, the ministry said in Harare.", "Topaz mine", "ZW"),
        ("A rocket hit Haifa on Monday, wounding nine people.", "Haifa", "IL"),
    ],
)
def test_seas_borders_and_those_who_act_tell_where_and_the_towns_of_speakers_do_not(
    text: str, name: str, country: str
) -> None:
    places = {(claim.place.name, claim.place.country) for claim in read(text).claims if claim.place is not None}
    assert places == {(name, country)}


def test_the_city_without_its_name_is_the_one_that_the_report_is_written_from() -> None:
    line = "TOLEDO, Ohio - "
    text = f"{line}A man was shot dead on Monday on the city's east side, an American police spokesman said."
    killing = next(
        claim
        for claim in read(text, furniture=[Furniture("dateline", Span(0, len(line)))]).claims
        if claim.act == "killing"
    )
    assert killing.place is not None
    assert (killing.place.name, killing.place.country) == ("Toledo", "US")


def test_where_a_speaker_sits_places_nothing() -> None:
    text = "The army killed nine villagers on Monday in Myanmar, the Nimbus Centre in Oslo said. It said so in Oslo."
    killing = next(claim for claim in read(text).claims if claim.act == "killing")
    assert killing.place is not None
    assert killing.place.name == "Myanmar"


def test_what_names_no_place_happened_where_the_last_thing_told_before_it_did() -> None:
    told = read(
        "Gunmen kidnapped nine pupils in Gusau on Monday. Teachers had left early. The bell rang at noon. Parents wept. "
        "They prayed. In Hanoi, police arrested two judges on Tuesday. Three lawyers were detained as well."
    )
    assert [claim.place.name for claim in told.claims if claim.place] == ["Gusau", "Hanoi", "Hanoi"]


def test_a_province_that_is_named_is_not_narrowed_to_the_storys_town() -> None:
    told = read(
        "Police arrested two judges in Gulu on Monday. Courts in Gulu were shut. Gulu was quiet. "
        "Last year rebels killed nine farmers in the Northern Region."
    )
    assert [claim.place.name for claim in told.claims if claim.act == "killing" and claim.place] == ["Northern Region"]


def test_the_country_of_the_headline_tells_which_town_of_many_is_meant() -> None:
    text = "Fears grow in Venezuela\n\nSoldiers arrested nine teachers in Merida on Monday."
    headline = Furniture("headline", Span(0, text.index("\n")))
    assert {claim.place.country for claim in read(text, furniture=[headline]).claims if claim.place} == {"VE"}


def test_the_town_of_a_dateline_that_the_story_names_again_is_where_it_happened() -> None:
    text = "SELAH, Wash. — A clerk was shot dead outside a Selah bakery late on Sunday. Nobody in Selah slept."
    dateline = Furniture("dateline", Span(0, text.index("A clerk")))
    assert [claim.place.name for claim in read(text, furniture=[dateline]).claims if claim.place] == ["Selah"]


def test_what_happened_abroad_says_nothing_of_where_the_next_thing_happened() -> None:
    told = read(
        "Gunmen kidnapped nine pupils in Gusau on Monday, and Zamfara police closed the roads of Nigeria. Markets in "
        "Nigeria were shut. Troops searched Gusau. In Lima, two judges were shot dead on Tuesday. Schools were empty. "
        "Buses stood. Shops were dark. Nobody spoke. Three teachers were wounded."
    )
    assert [claim.place.name for claim in told.claims if claim.act == "injury" and claim.place] == ["Gusau"]


def test_one_who_was_pushed_into_a_van_is_none_of_the_twenty_whom_police_arrested() -> None:
    told = read("Police arrested 20 men in Mbarara. Four masked men pushed a lawyer into a van outside his house.")
    assert {claim.act for claim in told.claims} == {"arrest", "abduction"}
