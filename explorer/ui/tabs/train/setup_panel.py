"""The set-up of a run: all one can choose before Start, what it comes to, and what is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QComboBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from explorer.training.setup import PRESETS
from explorer.ui import theme
from explorer.ui.appearance import Appearance
from explorer.ui.tabs.train.augmentation_box import AugmentationBox
from explorer.ui.tabs.train.choice_box import ChoiceBox
from explorer.ui.tabs.train.dataset_chooser import DatasetChooser
from explorer.ui.tabs.train.layers_editor import LayersEditor
from explorer.ui.tabs.train.setup_fields import SetupFields
from explorer.ui.tabs.train.setup_form import (
    SetupForm,
    form_of,
    read_form,
    with_fitting_batch,
    with_optimizer,
)
from explorer.ui.tabs.train.setup_words import PRESET_NAMES, fault_sentence, name_of, section_digests
from explorer.ui.tabs.train.summary_view import SummaryView

if TYPE_CHECKING:
    from PyQt6.QtGui import QResizeEvent

    from explorer.training.setup import RunSetup
    from explorer.ui.session import Session

_SUMMARY_SHARE = 0.3


class SetupPanel(Appearance, QWidget):
    """Edits a `RunSetup`.

    Parameters
    ----------
    session : Session
        For the images of the chosen data set, and the user's own digits.
    parent : QWidget, optional

    Signals
    -------
    edited()
        The user changed something: `setup` is another, or is None for a `reason`.
    live_committed(key)
        The user is done with a number; those of :mod:`explorer.training.live` apply while a run goes on.
    """

    edited = pyqtSignal()
    live_committed = pyqtSignal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._carried = form_of(PRESETS["first"].setup)
        self._setup: RunSetup | None = None
        self._reason = ""
        self._pending = False
        self._chain: list[QWidget] = []
        self._caption = self._label("caption")
        self._presets = ChoiceBox(self)
        self._presets.setObjectName("presets")
        self._presets.addItem("", None)
        for key in PRESETS:
            self._presets.addItem("", key)
        self._presets.setMinimumContentsLength(8)
        self._presets.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._dataset = DatasetChooser(session, self)
        self._layers = LayersEditor(self)
        self._augmentation = AugmentationBox(session, self)
        self._fields = SetupFields(self)
        self._summary = SummaryView(self)
        self._other_fault = self._label("error")
        self._note = self._label("caption")
        self._lay_out()
        self._presets.activated.connect(self._take_preset)
        self._dataset.edited.connect(self._take_dataset)
        for part in (self._layers, self._augmentation, self._fields):
            part.edited.connect(self._read)
        self._fields.committed.connect(self.live_committed)
        self._fields.optimizer_chosen.connect(self._take_optimizer)
        self.show_setup(PRESETS["first"].setup)
        self.retranslate()
        self.restyle()

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    def _lay_out(self) -> None:
        sections = self._fields.sections
        sections["data"].add(self._dataset)
        sections["network"].add(self._layers)
        self._fields.finish()
        sections["regularisation"].add(self._augmentation)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        for part in (self._presets, self._fields, self._other_fault):
            self._column.addWidget(part)
        self._column.addStretch(1)
        inside.setObjectName("setup_inside")
        inside.setStyleSheet("#setup_inside { background: transparent; }")
        scroll = QScrollArea(self)
        scroll.setStyleSheet("QScrollArea { background: transparent; }")
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._caption)
        outer.addWidget(scroll, 1)
        outer.addWidget(self._summary)
        outer.addWidget(self._note)
        self._outer = outer

    @property
    def setup(self) -> RunSetup | None:
        """What is set up, None while something is wrong with it."""
        return self._setup

    @property
    def reason(self) -> str:
        """Why nothing can start, empty when it can."""
        return self._reason

    def show_setup(self, setup: RunSetup) -> None:
        """Show a set-up."""
        self._show_form(form_of(setup))

    def set_pending(self, pending: bool) -> None:
        """Say whether what is shown waits for the next start, while a run with another set-up is there."""
        self._pending = pending
        self._note.setVisible(pending)

    def _form(self) -> SetupForm:
        return replace(
            self._carried,
            dataset=self._dataset.key,
            widths=self._layers.widths,
            activations=self._layers.activations,
            augmentation=self._augmentation.value,
            **self._fields.texts(),
        )

    def _show_form(self, form: SetupForm) -> None:
        self._carried = form
        self._dataset.show_key(form.dataset)
        self._layers.show_layers(form.widths, form.activations)
        self._augmentation.show_value(form.augmentation)
        self._fields.show_form(form)
        self._evaluate()

    def _take_preset(self) -> None:
        key = self._presets.currentData()
        if key is not None:
            self._show_form(form_of(PRESETS[key].setup))
            self.edited.emit()

    def _take_dataset(self) -> None:
        self._show_form(with_fitting_batch(self._form()))
        self.edited.emit()

    def _take_optimizer(self, key: str) -> None:
        self._show_form(with_optimizer(self._form(), key))
        self.edited.emit()

    def _read(self) -> None:
        self._evaluate()
        self.edited.emit()

    def _evaluate(self) -> None:
        """Read the fields, and say what they come to or what is wrong."""
        self._order_tabs()
        self._setup, faults = read_form(self._form())
        sentences = {fault.field: fault_sentence(fault) for fault in faults}
        self._layers.show_faults(sentences)
        self._fields.show_faults(sentences)
        unplaced = [key for key in sentences if not (self._fields.name(key) or key.startswith("width"))]
        self._other_fault.setText(" ".join(sentences[key] for key in unplaced))
        self._other_fault.setVisible(bool(unplaced))
        missing = self._dataset.obstacle
        self._reason = missing or next((self._named(key, said) for key, said in sentences.items()), "")
        self._show_sums()
        self._show_preset()
        if missing:
            self._setup = None

    def _order_tabs(self) -> None:
        """Let the keyboard go through the form from top to bottom, also where a layer was added."""
        fields = self._fields
        others = {"data": self._dataset.tab_chain, "network": self._layers.tab_chain}
        chain: list[QWidget] = [self._presets]
        for key, section in fields.sections.items():
            after = self._augmentation.tab_chain if key == "regularisation" else []
            chain += [section.heading, *others.get(key, ()), *fields.tab_chain(key), *after]
        chain.append(self._summary.heading)
        if chain != self._chain:
            self._chain = chain
            for one, following in pairwise(chain):
                QWidget.setTabOrder(one, following)

    def _named(self, key: str, sentence: str) -> str:
        """Return a sentence about a field with the field's name before it."""
        name = self._fields.name(key) or self.tr("Hidden layers")
        return self.tr("{field}: {sentence}").format(field=name, sentence=sentence)

    def _show_sums(self) -> None:
        """Say what the set-up comes to: the summary, the closed sections, the distorted images."""
        self._summary.show_setup(self._setup, self._dataset.sizes)
        if self._setup is not None:
            for key, digest in section_digests(self._setup).items():
                self._fields.sections[key].show_digest(digest)
            images = self._setup.training.images
            self._augmentation.show_data("" if self._dataset.obstacle else self._dataset.key, images)

    def _show_preset(self) -> None:
        """Name the preset that the fields agree with, if there is one."""
        keys = [key for key, preset in PRESETS.items() if read_form(form_of(preset.setup))[0] == self._setup]
        self._presets.setCurrentIndex(self._presets.findData(keys[0]) if keys else 0)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Leave the form most of the height."""
        super().resizeEvent(event)
        self._summary.set_room(round(_SUMMARY_SHARE * self.height()))

    def retranslate(self) -> None:
        """Set the texts."""
        self._caption.setText(self.tr("What to train, on what, and how"))
        self._presets.setItemText(0, self.tr("Own set-up"))
        for index, key in enumerate(PRESETS, start=1):
            section = PRESETS[key].section
            name = name_of(PRESET_NAMES, key)
            text = (
                self.tr("{name} (section {section})").format(name=name, section=section) if section else name
            )
            self._presets.setItemText(index, text)
        self._presets.setToolTip(self.tr("Start from a ready set-up; everything can be changed"))
        self._presets.setAccessibleName(self.tr("Ready set-ups"))
        self._note.setText(
            self.tr(
                "Applies at the next Reset or Start. Learning rate, batch size, weight decay and the "
                "optimizer's own numbers apply at once."
            )
        )
        self._evaluate()

    def restyle(self) -> None:
        """Take the theme's measures."""
        unit = theme.unit()
        self._column.setContentsMargins(0, 0, unit // 2, 0)
        self._column.setSpacing(unit)
        self._outer.setSpacing(unit)
        for label in (self._caption, self._note):
            label.setFont(theme.caption_font())
        self._note.setVisible(self._pending)
