"""What somebody types, clicks, pastes and resizes who does not look: the same for the same random numbers."""

from random import Random

from tests.attack.mutations import SPLICES
from tests.terminal.composing import NAMES, bursts
from tests.terminal.terminal import KEYS

LEAVING = ("\x03", "\x11")
"""What ends the program anywhere; it is left out, and so is `q`, which some fields take for a letter."""
COMMANDS = "1234567jk/<>tvnpsxbcrglP?dzZm \r\t"
NAVIGATION = tuple(key for key in KEYS.values() if key not in LEAVING)
OTHERS = (
    "\x0f", "\x12", "\x15", "\x17", "\x01", "\x05", "\x1b[1;5D", "\x1b[1;2C", "\x1b[3~", "\x1bOP", "\x1b[24~", "\x1bx",
    "\x00", "\x1b[I", "\x1b[O", "\x1b[57352u", "\x1b[9999999B", "\ufffd", "\u200b", "đ", "ế", "漢", "🇻🇳", "e\u0301",
)  # fmt: skip
"""Keys of editors, keys with others held, changes of focus, letters of any width, and what is no key."""
LARGEST = (500, 200)
SIZES = ((1, 1), (2, 3), (10, 2), (39, 11), (40, 12), (60, 20), (80, 24), (120, 40), (200, 60), LARGEST)


class Monkey:
    """Gives what a terminal sends, and sizes it may have."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def sent(self) -> str:
        """Return what is sent at once: most often one key."""
        chance = self.random.random()
        if chance < 0.5:
            return self.random.choice(COMMANDS)
        if chance < 0.72:
            return self.random.choice(NAVIGATION)
        if chance < 0.80:
            return self.random.choice(OTHERS)
        if chance < 0.93:
            return self._mouse()
        if chance < 0.96:
            return "".join(bursts(self.random.choice(NAMES)))
        return self._paste()

    def size(self) -> tuple[int, int]:
        """Return columns and rows."""
        if self.random.random() < 0.7:
            return self.random.choice(SIZES)
        return self.random.randint(1, LARGEST[0]), self.random.randint(1, LARGEST[1])

    def _mouse(self) -> str:
        """Return a click, a turn of the wheel, a move or a drag, on the screen or beside it."""
        at = f"{self.random.randint(0, self.random.choice((20, 200, 600)))};{self.random.randint(0, 60)}"
        match self.random.randrange(4):
            case 0 | 1:
                button = self.random.choice((0, 0, 1, 2, 4, 16))
                return f"\x1b[<{button};{at}M\x1b[<{button};{at}m"
            case 2:
                return f"\x1b[<{self.random.choice((64, 65, 66, 67))};{at}M"
            case _:
                return f"\x1b[<{self.random.choice((32, 35, 0))};{at}M"

    def _paste(self) -> str:
        text = self.random.choice((*SPLICES, *NAMES, "a" * 5_000, "b\nc\n", ""))
        return f"\x1b[200~{text}\x1b[201~"
