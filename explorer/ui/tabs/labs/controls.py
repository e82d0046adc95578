"""Which control a parameter has: the registry that a new kind of parameter is entered in."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from explorer.labs import Choice, NumberArray, Parameter, Slider, Steps, Switch, WeightsFile
from explorer.ui.tabs.labs.array_control import ArrayControl
from explorer.ui.tabs.labs.choice_control import ChoiceControl
from explorer.ui.tabs.labs.file_control import FileControl
from explorer.ui.tabs.labs.slider_control import SliderControl
from explorer.ui.tabs.labs.steps_control import StepsControl
from explorer.ui.tabs.labs.switch_control import SwitchControl

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PyQt6.QtWidgets import QWidget

    from explorer.ui.tabs.labs.control import Control

CONTROLS: Mapping[type[Parameter], Callable[[Any, QWidget | None], Control]] = MappingProxyType(
    {
        Choice: ChoiceControl,
        NumberArray: ArrayControl,
        Slider: SliderControl,
        Steps: StepsControl,
        Switch: SwitchControl,
        WeightsFile: FileControl,
    }
)


def control_for(parameter: Parameter, parent: QWidget | None = None) -> Control:
    """Return a new control for a parameter."""
    return CONTROLS[type(parameter)](parameter, parent)
