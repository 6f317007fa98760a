"""A progress bar for people who watch a terminal."""

from collections.abc import Iterable, Iterator

from tqdm import tqdm

from cnnlesson.training.fit import Record


def shown(records: Iterable[Record], epochs: int) -> Iterator[Record]:
    """The same records, with a bar that tells how far training is.

    Where nobody watches, in a notebook's output or in a file, it is silent: there the live curve,
    `widgets.TrainingCurve`, is the way to look on.

    >>> records = [Record(1, 10, 0.5, 0.8, 0.1)]
    >>> list(shown(records, epochs=1)) == records
    True
    """
    with tqdm(total=epochs, unit="epoch", disable=None) as bar:
        for record in records:
            bar.update(record.epoch - bar.n)
            bar.set_postfix(loss=f"{record.loss:.3f}", accuracy=f"{record.accuracy:.3f}")
            yield record
