"""The menu bar: what each entry is called, which keys it has, and whom it asks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject
from PyQt6.QtGui import QAction, QActionGroup, QKeySequence
from PyQt6.QtWidgets import QMenu, QMenuBar

from explorer.ui import theme, translation
from explorer.ui.kept_runs_menu import KeptRunsMenu
from explorer.ui.reader_words import reader_title
from explorer.ui.samples_menu import SamplesMenu

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from explorer.ui.main_window import MainWindow

# Every key combination of the menus. None is a single letter: those belong to the editors and to the tabs.
_KEYS: dict[str, tuple[str, ...]] = {
    "open_image": ("Ctrl+O",),
    "save_drawing": ("Ctrl+S",),
    "open": ("Ctrl+Shift+O",),
    "save": ("Ctrl+Shift+S",),
    "open_run": ("Ctrl+Shift+R",),
    "save_run": ("Ctrl+Shift+K",),
    "quit": ("Ctrl+Q",),
    "undo": ("Ctrl+Z",),
    "redo": ("Ctrl+Shift+Z", "Ctrl+Y"),
    "paste_image": ("Ctrl+V",),
    "random_sample": ("Ctrl+R",),
    "clear": ("Ctrl+Backspace",),
    "keep": ("Ctrl+K",),
    "teach": ("Ctrl+T",),
    "unteach": ("Ctrl+Shift+T",),
    "start": ("F5",),
    "pause": ("F6",),
    "step": ("F7",),
    "epoch": ("F8",),
    "target": ("Shift+F8",),
    "full_speed": ("F9",),
    "layers_tab": ("Ctrl+1",),
    "activations_tab": ("Ctrl+2",),
    "train_tab": ("Ctrl+3",),
    "labs_tab": ("Ctrl+4",),
    "my_digits": ("Ctrl+D",),
    "browse": ("Ctrl+B",),
    "enlarge": ("Ctrl++", "Ctrl+="),
    "shrink": ("Ctrl+-",),
    "reset_scale": ("Ctrl+0",),
    "steps": ("Ctrl+P",),
    "full_screen": ("F11",),
    "keys": ("F1",),
}


class Menus(QObject):
    """Builds the menus once and keeps their words, checks and enabled states right.

    ``tabs`` are the object names of the window's tabs, in their order.
    """

    def __init__(self, window: MainWindow, bar: QMenuBar, tabs: Sequence[str]) -> None:
        super().__init__(window)
        self._window = window
        self._bar = bar
        self.actions: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}
        self._readers = QActionGroup(self)
        self._build_file()
        self._build_edit()
        self._build_network()
        self._build_view(tabs)
        self._build_help()
        window.session.run.state_changed.connect(self._follow_run)
        window.session.run.runs_changed.connect(self._follow_run)
        window.view_choices.changed.connect(self._follow_view)
        self._follow_run()
        self._follow_teacher()
        self._follow_view()
        self.retranslate()

    def retranslate(self) -> None:
        """Set the words of every menu and entry."""
        for name, text in self._menu_texts().items():
            self.menus[name].setTitle(text)
        for name, text in (*self._action_texts().items(), *self._view_texts().items()):
            self.actions[name].setText(text)
        for index, action in enumerate(self._tab_actions):
            action.setText(self._window.tabs.tabText(index))

    def _menu_texts(self) -> dict[str, str]:
        return {
            "file": self.tr("&File"),
            "edit": self.tr("&Edit"),
            "network": self.tr("&Network"),
            "readers": self.tr("&Read the drawing with"),
            "kept_runs": self.tr("Ear&lier runs"),
            "samples": self.tr("Samples &from"),
            "view": self.tr("&View"),
            "theme": self.tr("&Theme"),
            "language": self.tr("&Language"),
            "help": self.tr("&Help"),
        }

    def _action_texts(self) -> dict[str, str]:
        return {
            "open_image": self.tr("&Open image…"),
            "save_drawing": self.tr("&Save drawing as PNG…"),
            "open": self.tr("Open &weights…"),
            "save": self.tr("Save weights &as…"),
            "open_run": self.tr("Open r&un…"),
            "save_run": self.tr("Save ru&n…"),
            "quit": self.tr("&Quit"),
            "undo": self.tr("&Undo"),
            "redo": self.tr("&Redo"),
            "paste_image": self.tr("&Paste image"),
            "random_sample": self.tr("Random &sample"),
            "clear": self.tr("&Clear drawing"),
            "keep": self.tr("&Keep among my digits"),
            "teach": self.tr("&Teach it this drawing"),
            "unteach": self.tr("Take the last &lesson back"),
            "original": self.tr("&Back to the original"),
            "start": self.tr("&Start training"),
            "pause": self.tr("&Pause training"),
            "step": self.tr("Train &one step"),
            "epoch": self.tr("Train one epo&ch"),
            "target": self.tr("Train to a tar&get…"),
            "full_speed": self.tr("&Full speed"),
            "reset": self.tr("R&eset training"),
            "keys": self.tr("&Keyboard shortcuts"),
            "about": self.tr("&About this program"),
        }

    def _view_texts(self) -> dict[str, str]:
        return {
            "theme_system": self.tr("Like the &system"),
            "theme_light": self.tr("&Light"),
            "theme_dark": self.tr("&Dark"),
            "language_system": self.tr("Like the &system"),
            "steps": self.tr("&Preprocessing steps"),
            "my_digits": self.tr("&My digits"),
            "browse": self.tr("&Browse images"),
            "enlarge": self.tr("La&rger text and figures"),
            "shrink": self.tr("&Smaller text and figures"),
            "reset_scale": self.tr("&Usual size"),
            "full_screen": self.tr("&Full screen"),
        }

    def _build_file(self) -> None:
        files, drawing = self._window.weights_files, self._window.drawing_panel
        menu = self._menu("file")
        self._add(menu, "open_image", drawing.open_image)
        self._add(menu, "save_drawing", drawing.save_drawing)
        menu.addSeparator()
        self._add(menu, "open", files.ask_to_open)
        self._add(menu, "save", files.ask_to_save)
        menu.addSeparator()
        self._add(menu, "open_run", self._window.run_files.ask_to_open)
        self.menus["kept_runs"] = KeptRunsMenu(self._window.run_files, self._window.autosave.locks, menu)
        menu.addMenu(self.menus["kept_runs"])
        self._add(menu, "save_run", self._window.run_files.ask_to_save)
        menu.addSeparator()
        self._add(menu, "quit", self._window.close).setMenuRole(QAction.MenuRole.QuitRole)

    def _build_edit(self) -> None:
        drawing = self._window.drawing_panel
        menu = self._menu("edit")
        self._add(menu, "undo", drawing.undo)
        self._add(menu, "redo", drawing.redo)
        menu.addSeparator()
        self._add(menu, "keep", drawing.digit_actions.keep)
        menu.addSeparator()
        self._add(menu, "paste_image", drawing.paste_image)
        self._add(menu, "random_sample", drawing.random_sample)
        self.menus["samples"] = SamplesMenu(self._window.session, menu)
        menu.addMenu(self.menus["samples"])
        self._add(menu, "clear", drawing.clear)

    def _build_network(self) -> None:
        run, teacher = self._window.session.run, self._window.session.teacher
        menu = self._menu("network")
        self.menus["readers"] = readers = QMenu(menu)
        menu.addMenu(readers)
        readers.aboutToShow.connect(self._fill_readers)
        menu.addSeparator()
        self._add(menu, "teach", self._window.drawing_panel.digit_actions.teach)
        self._add(menu, "unteach", teacher.undo)
        self._add(menu, "original", teacher.back_to_original)
        teacher.changed.connect(self._follow_teacher)
        menu.addSeparator()
        self._add(menu, "start", run.start)
        self._add(menu, "pause", run.pause)
        self._add(menu, "step", run.step)
        self._add(menu, "epoch", run.step_epoch)
        self._add(menu, "target", self._window.ask_for_target)
        menu.addSeparator()
        full_speed = self._add(menu, "full_speed", lambda: run.set_full_speed(not run.full_speed))
        full_speed.setCheckable(True)
        run.speed_changed.connect(lambda: full_speed.setChecked(run.full_speed))
        menu.addSeparator()
        self._add(menu, "reset", run.reset)

    def _build_view(self, tabs: Sequence[str]) -> None:
        window, choices = self._window, self._window.view_choices
        menu = self._menu("view")
        self._tab_actions = []
        for index, name in enumerate(tabs):
            self._tab_actions.append(self._add(menu, name, partial(window.tabs.setCurrentIndex, index)))
        menu.addSeparator()
        steps = self._add(menu, "steps", window.drawing_panel.toggle_steps)
        steps.setCheckable(True)
        window.drawing_panel.steps_shown.connect(steps.setChecked)
        self._add(menu, "my_digits", window.show_my_digits)
        self._add(menu, "browse", window.show_data_browser)
        menu.addSeparator()
        self._build_choices(menu, "theme", theme.CHOICES, choices.choose_theme)
        self._build_choices(menu, "language", translation.CHOICES, choices.choose_language)
        for code, name in translation.NATIVE_NAMES.items():
            self.actions[f"language_{code}"].setText(name)
        menu.addSeparator()
        self._add(menu, "enlarge", choices.enlarge)
        self._add(menu, "shrink", choices.shrink)
        self._add(menu, "reset_scale", choices.reset_scale)
        menu.addSeparator()
        self._add(menu, "full_screen", window.toggle_full_screen)

    def _build_choices(
        self, parent: QMenu, name: str, choices: tuple[str, ...], choose: Callable[..., object]
    ) -> None:
        """Add a submenu of which one entry is always checked."""
        self.menus[name] = menu = QMenu(parent)
        parent.addMenu(menu)
        group = QActionGroup(self)
        for choice in choices:
            action = self._add(menu, f"{name}_{choice}", partial(choose, choice))
            action.setCheckable(True)
            group.addAction(action)

    def _build_help(self) -> None:
        menu = self._menu("help")
        self._add(menu, "keys", self._window.show_keys)
        menu.addSeparator()
        self._add(menu, "about", self._window.show_about).setMenuRole(QAction.MenuRole.AboutRole)

    def _menu(self, name: str) -> QMenu:
        self.menus[name] = menu = QMenu(self._bar)
        self._bar.addMenu(menu)
        return menu

    def _add(self, menu: QMenu, name: str, ask: Callable[[], object]) -> QAction:
        action = QAction(menu)
        action.setObjectName(f"{name}_action")
        action.setShortcuts([QKeySequence(keys) for keys in _KEYS.get(name, ())])
        # Qt would hand over whether the action is checked, which nobody here asks for.
        action.triggered.connect(lambda _checked: ask())
        menu.addAction(action)
        self.actions[name] = action
        return action

    def _fill_readers(self) -> None:
        menu, session = self.menus["readers"], self._window.session
        menu.clear()
        for reader in session.readers():
            action = QAction(reader_title(reader), menu)
            action.setCheckable(True)
            action.setChecked(reader.key == session.reader.key)
            action.triggered.connect(partial(self._choose_reader, reader.key))
            self._readers.addAction(action)
            menu.addAction(action)

    def _choose_reader(self, key: str, _checked: bool) -> None:
        self._window.session.choose_reader(key)

    def _follow_teacher(self) -> None:
        for name in ("unteach", "original"):
            self.actions[name].setEnabled(self._window.session.teacher.can_undo)

    def _follow_run(self) -> None:
        state = self._window.session.run.state
        self.actions["start"].setEnabled(state != "running")
        self.actions["pause"].setEnabled(state == "running")
        for name in ("step", "epoch"):
            self.actions[name].setEnabled(state in ("idle", "paused"))
        self.actions["target"].setEnabled(state in ("idle", "paused", "running"))
        self.actions["reset"].setEnabled(state != "idle")
        record = self._window.session.run.record
        self.actions["save_run"].setEnabled(record is not None and record.newest is not None)

    def _follow_view(self) -> None:
        self.actions[f"theme_{theme.choice()}"].setChecked(True)
        self.actions[f"language_{translation.language_choice()}"].setChecked(True)
        self.actions["enlarge"].setEnabled(theme.scale() < theme.LARGEST_SCALE)
        self.actions["shrink"].setEnabled(theme.scale() > theme.SMALLEST_SCALE)
