"""The collector of garbage, set aside for a while."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# So many more objects than before are mostly there to stay, as are modules and tables at the first article: looked at
# once with those of the middle generation, they are not looked at twice more.
_MANY = 30_000


@contextmanager
def no_collecting() -> Iterator[None]:
    """Do not look for garbage in cycles meanwhile.

    Reading and merging make many objects that are held until they are done, and next to none in cycles: looking for
    these takes a fiftieth of the time of an article, a twelfth of that of half a megabyte and a third of that of a
    crowd. What was off before stays off.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if gc.get_count()[0] > _MANY:
                gc.collect(1)
            gc.enable()
