"""What is to be tested: that there were more, fewer or as many incidents in one period as in another."""

from dataclasses import dataclass

from tumen.assessments.trends.series import Period
from tumen.claims.claim import Direction
from tumen.errors import InputError


@dataclass(frozen=True, slots=True)
class Statement:
    """`direction` says how the second period compares with the first; `measure` what is counted, in words.

    Raises InputError where the periods share days or the second comes before the first.
    """

    measure: str
    first: Period
    second: Period
    direction: Direction

    def __post_init__(self) -> None:
        if self.first.shared(self.second):
            raise InputError(
                f"the periods share days: {self.first.start} to {self.first.end} and {self.second.start} to {self.second.end}"
            )
        if self.second.start < self.first.start:
            raise InputError("the second period comes before the first: turn them round, and the direction with them")
