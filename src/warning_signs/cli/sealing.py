"""How the commands that read answers give up the power to store or send, and what they say."""

from __future__ import annotations

from warning_signs.core.errors import SealMissingError
from warning_signs.streams import write_stderr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warning_signs.seal import Layer


def give_up_powers(*, required: bool, told: bool = False) -> tuple[Layer, ...]:
    """
    Seal this process before the first answer is read.

    Where a layer that the claims rest on is missing, one line on standard error says so.

    Args:
        required: Whether to go no further there.
        told: Whether the command says it by other means.

    Returns:
        Every layer, in force or not.

    Raises:
        SealMissingError: With what is missing, where it is required.
    """
    from warning_signs.seal import is_watched, missing, seal

    layers = seal()
    lacking = missing(layers)
    if not lacking:
        return layers
    found = f"{', '.join(lacking)} missing"
    if is_watched(layers):
        found += " (a debugger or tracer is attached)"
    if required:
        problem = f"the system does not enforce it here: {found}"
        hint = "leave out --require-seal, or use a newer Linux; see warning-signs doctor"
        raise SealMissingError([SealMissingError.problem((), problem, hint)], "--require-seal")
    if not told:
        write_stderr(f"note: not all protection is in force: {found}; see warning-signs doctor\n")
    return layers
