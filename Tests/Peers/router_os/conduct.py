# SPDX-License-Identifier: Apache-2.0
"""How the router behaves towards whoever asks."""

import enum
import random
from dataclasses import dataclass


class Manner(enum.Enum):
    """prompt: as it should. slow: every sentence late and in pieces. hang: takes connections and never answers.
    garbage: random octets for an answer. close-mid-sentence: half an answer, then the end. trap-a-third: a third of
    the commands after the login fail and do nothing. vanish: does what it is told and ends without an answer."""

    PROMPT = "prompt"
    SLOW = "slow"
    HANG = "hang"
    GARBAGE = "garbage"
    CLOSE = "close-mid-sentence"
    TRAP = "trap-a-third"
    VANISH = "vanish"


@dataclass
class Conduct:
    """The manner of the moment; `delay` is how many seconds a slow router takes over a sentence."""

    manner: Manner
    delay: float
    random: random.Random

    def traps_next(self) -> bool:
        """Whether the next command is to fail."""
        return self.manner is Manner.TRAP and self.random.random() < 1 / 3
