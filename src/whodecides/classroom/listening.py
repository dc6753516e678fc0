"""What nbgrader hears from a kernel, bounded: a student's output may be endless, and the grader keeps it in memory."""

import zmq
from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.channels import AsyncZMQSocketChannel
from traitlets import Type

from ..errors import KitError, Words, _

MOST_TOLD = 5_000_000  # bytes of output of a kernel in all
MOST_WAITING = 20  # messages


class BoundedChannel(AsyncZMQSocketChannel):
    """The channel on which a kernel tells its output and its state."""

    told = 0

    async def get_msg(self, *arguments, **options):  # type: ignore[override] # asynchronous, as in the class above it
        """Return the next message. Raises KitError beyond the bound: without all of its output a copy has no score."""
        message = await super().get_msg(*arguments, **options)
        self.told += len(repr(message["content"]))
        if self.told > MOST_TOLD:
            wrong = _("This copy prints more than {size} MB, so it was not graded.")
            raise KitError(Words(wrong, size=MOST_TOLD // 1_000_000))
        return message


class BoundedClient(AsyncKernelClient):
    """Hears at most MOST_TOLD bytes of output; a longer message is refused before it is taken into memory."""

    iopub_channel_class = Type(BoundedChannel)

    def __init__(self, **options):
        super().__init__(**options)
        self.context.setsockopt(zmq.MAXMSGSIZE, MOST_TOLD)
        self.context.setsockopt(zmq.RCVHWM, MOST_WAITING)
