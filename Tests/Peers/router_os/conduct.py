# SPDX-License-Identifier: Apache-2.0
"""How the router behaves towards whoever asks."""

import enum
import random
from dataclasses import dataclass, field


class Manner(enum.Enum):
    """prompt: as it should. slow: every sentence late and in pieces. hang: takes connections and never answers.
    garbage: random octets for an answer. close-mid-sentence: half an answer, then the end. trap-a-third: every third
    command after the login fails and does nothing. vanish: does what it is told and ends without an answer."""

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
    commands: int = field(default=0)

    def traps_next(self) -> bool:
        """Counts a command, and says whether it is to fail."""
        self.commands += 1
        return self.manner is Manner.TRAP and self.commands % 3 == 0
