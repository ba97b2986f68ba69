"""Acts: which words name one, who did it and whom it befell."""

import pytest
from tests.claims.texts import only, sentence

from tumen.claims import Act
from tumen.claims.acts import find_occurrences
from tumen.claims.occurrences import Occurrence
from tumen.claims.phrases import phrase_text


def _found(text: str) -> list[Occurrence]:
    return find_occurrences(sentence(text))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Police arrested nine men.", "arrest"),
        ("Police took nine men into custody.", "arrest"),
        ("Police rounded up nine men.", "arrest"),
        ("Officials deported nine women.", "forced-return"),
        ("Guards sent nine women back to Laos.", "forced-return"),
        ("The court sentenced three men to ten years in prison.", "sentence"),
        ("Two prisoners were executed on Friday.", "execution"),
        ("Soldiers shot dead three herders.", "killing"),
        ("Twelve people drowned on Friday.", "death"),
        ("Nine villagers were injured on Friday.", "injury"),
        ("Soldiers tortured nine prisoners.", "ill-treatment"),
        ("Gunmen kidnapped nine pupils.", "abduction"),
        ("Nine fishermen disappeared on Friday.", "disappearance"),
        ("Traffickers sold nine women to brothels.", "trafficking"),
        ("Nine soldiers defected on Friday.", "defection"),
        ("Nine villagers fled their homes on Friday.", "displacement"),
        ("Nine workers protested on Friday.", "protest"),
        ("Three activists were deprived of their liberty.", "arrest"),
        ("Nine men remain behind bars.", "arrest"),
        ("Nine migrants were placed on board a flight to Kabul.", "forced-return"),
        ("Nine soldiers were mortally wounded.", "killing"),
        ("Nine people lost their lives in the accident.", "death"),
        ("The boy was pronounced dead at the scene.", "death"),
        ("A woman remains in critical condition.", "injury"),
        ("Two men were taken to hospital with gunshot wounds.", "injury"),
        ("Four others wounded.", "injury"),
        ("Detainees were subjected to beatings.", "ill-treatment"),
        ("The engineer was dragged into a car by masked men.", "abduction"),
        ("She was last seen in Lahore.", "disappearance"),
        ("A court sentenced a rapper to death.", "sentence"),
        ("Nobody has heard from the three aid workers since Friday.", "disappearance"),
        ("Around 60 pupils were still missing on Monday.", "disappearance"),
        ("A group of some 200 Rohingya landed in Aceh on Sunday.", "arrival"),
        ("The brothers were led out of the mosque by soldiers.", "arrest"),
        ("The fate of nine students remains unknown.", "disappearance"),
        ("Border guards drove 40 men, among them two boys, to the frontier.", "forced-return"),
        ("Two militants were seen and a third captured.", "arrest"),
        ("Nothing has been heard from the three fishermen since Friday.", "disappearance"),
        ("Nine refugees arrived late on Sunday.", "arrival"),
        ("Officers scooped up seven teachers on Friday.", "arrest"),
        ("A court in Gulu jailed nine soldiers for theft.", "sentence"),
        ("The nurse has been in the hands of kidnappers since Sunday.", "abduction"),
        ("Guards set dogs on nine prisoners.", "ill-treatment"),
        ("A boat with 80 refugees reached a beach on Sunday.", "arrival"),
        ("In the village there were detained two teachers.", "arrest"),
        ("Between 30 and 40 prisoners fled the jail.", "escape"),
        ("The prisoners were hung by their ankles in a cell.", "ill-treatment"),
        ("A boat sank and 61 people dragged back to Libya.", "forced-return"),
        ("Two drivers were marched off in handcuffs by police.", "arrest"),
        ("Guards shoved 30 herders back across the river border.", "forced-return"),
        ("Over 900 welders were flown home from Oman.", "forced-return"),
        ("Ten of the nurses were recovered by rangers.", "release"),
        ("Seven poets drew prison terms on Tuesday.", "sentence"),
        ("A clerk went down for six years.", "sentence"),
        ("The court gave a six-year sentence to the clerk.", "sentence"),
        ("Raiders slit the throats of two guards.", "killing"),
        ("Bandits left nine traders dead.", "killing"),
        ("A guard broke the arms of two prisoners.", "ill-treatment"),
        ("The prisoners were made to kneel for hours.", "ill-treatment"),
        ("Gunmen made off with nine passengers.", "abduction"),
        ("A priest was seized at gunpoint.", "abduction"),
        ("None of the six was ever seen again.", "disappearance"),
        ("Nine girls were married off to fighters.", "trafficking"),
        ("Nine rebels laid down their arms.", "defection"),
        ("Nine families made landfall on a beach on Sunday.", "arrival"),
        ("Ethiopia has received 7,000 refugees.", "arrival"),
        ("The fighting compelled 300 families to leave their houses.", "displacement"),
        ("Students poured onto the streets on Sunday.", "protest"),
    ],
)
def test_a_verb_names_its_act_and_its_people(text: str, act: Act) -> None:
    occurrence = only(_found(text))
    assert occurrence.act == act
    assert occurrence.firm
    assert occurrence.affected is not None


@pytest.mark.parametrize(
    ("text", "actor", "affected"),
    [
        ("Police arrested nine men.", "Police", "nine men"),
        ("Nine men were arrested by police.", "police", "Nine men"),
        ("The police who arrested nine men wore masks.", "The police", "nine men"),
        ("Soldiers surrounded the village and killed nine men.", "Soldiers", "nine men"),
    ],
)
def test_who_did_it_and_to_whom_are_found_in_active_passive_and_relative_clauses(
    text: str, actor: str, affected: str
) -> None:
    occurrence = only(_found(text))
    assert occurrence.actor is not None
    assert occurrence.affected is not None
    assert (phrase_text(occurrence.actor), phrase_text(occurrence.affected)) == (actor, affected)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The arrest of nine men shocked the town.", "arrest"),
        ("The deportation of nine women took place on Monday.", "forced-return"),
        ("The killing of nine herders was condemned.", "killing"),
    ],
)
def test_a_noun_names_an_act_with_the_people_in_its_of_phrase(text: str, act: Act) -> None:
    occurrence = only(_found(text))
    assert occurrence.act == act
    assert occurrence.affected is not None


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Nine men were seized by gunmen.", "abduction"),
        ("Nine men were seized by police.", "arrest"),
        ("A drone killed nine men.", "killing"),
        ("A landslide killed nine men.", "death"),
    ],
)
def test_the_same_verb_is_another_act_by_another_hand(text: str, act: Act) -> None:
    assert _found(text)[0].act == act


@pytest.mark.parametrize(
    "text",
    [
        "Four houses were set ablaze.",
        "A grenade was thrown at the police station.",
        "A car bomb exploded outside the office.",
        "Unknown men hurled a firebomb at the office.",
        "Settlers torched three cars.",
    ],
)
def test_an_attack_may_befall_things_as_well_as_people(text: str) -> None:
    assert only(_found(text)).act == "attack"


@pytest.mark.parametrize(
    "text",
    [
        "The painting captured the light of the harbour.",
        "The company released a new phone.",
        "Prices hit a record in March.",
        "The farmers planted rice in Gusau.",
        "The minister arrived at an agreement.",
        "The delegates held a meeting.",
        "The rail workers launched a strike.",
        "The suspect fled the scene on foot.",
        "Police raided the office.",
        "The court struck down the law.",
        "The team is missing a leader.",
        "A patrol boat picked up nine survivors.",
        "The supposed disappearance of the singer amused the town.",
    ],
)
def test_everyday_uses_of_the_same_words_name_no_act(text: str) -> None:
    assert _found(text) == []


def test_what_kills_by_a_weapon_is_an_attack_too() -> None:
    assert {occurrence.act for occurrence in _found("Artillery fire killed nine men.")} == {"killing", "attack"}


def test_a_participle_before_its_noun_only_points_back() -> None:
    assert not any(occurrence.firm for occurrence in _found("The arrested men wore masks."))


def test_those_arrested_only_points_back() -> None:
    assert {(occurrence.act, occurrence.firm) for occurrence in _found("Two of those arrested have been freed.")} == {
        ("arrest", False),
        ("release", True),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Snow held the city hostage on Monday.",
        "A mild air mass launches an assault on Tuesday.",
        "The gunmen got away on foot.",
        "Police fired tear gas at the crowd.",
        "The harbour received 40 visitors on Monday.",
    ],
)
def test_weather_the_wanted_and_visitors_bring_no_act(text: str) -> None:
    assert [found.act for found in _found(text)] == []
