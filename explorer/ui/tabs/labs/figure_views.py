"""Which view draws which figure: the registry that a new kind of figure is entered in."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from explorer.labs import Bars, Curves, Equation, Figure, Graph, Plane, Printout, Sheet, Table, UnitMap
from explorer.ui.tabs.labs.bars_view import BarsView
from explorer.ui.tabs.labs.curves_view import CurvesView
from explorer.ui.tabs.labs.equation_view import EquationView
from explorer.ui.tabs.labs.graph_view import GraphView
from explorer.ui.tabs.labs.plane_view import PlaneView
from explorer.ui.tabs.labs.printout_view import PrintoutView
from explorer.ui.tabs.labs.sheet_view import SheetView
from explorer.ui.tabs.labs.table_view import TableView
from explorer.ui.tabs.labs.unit_map_view import UnitMapView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PyQt6.QtWidgets import QWidget

    from explorer.ui.tabs.labs.figure_view import FigureView

VIEWS: Mapping[type[Figure], type[FigureView]] = MappingProxyType(
    {
        Bars: BarsView,
        Curves: CurvesView,
        Equation: EquationView,
        Graph: GraphView,
        Plane: PlaneView,
        Printout: PrintoutView,
        Sheet: SheetView,
        Table: TableView,
        UnitMap: UnitMapView,
    }
)


def view_for(figure: Figure, parent: QWidget | None = None) -> FigureView:
    """Return a new view that can draw the figure."""
    return VIEWS[type(figure)](parent)
