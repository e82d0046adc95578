"""Training as a generator that knows no window: settings, steps, what they leave behind, their pace."""

from explorer.training.config import TrainingConfig
from explorer.training.control import Change, Control
from explorer.training.evaluation import accuracy
from explorer.training.gate import Gate
from explorer.training.history import Evaluation, History
from explorer.training.keyframe import BatchPosition, Keyframe
from explorer.training.mailbox import Mailbox
from explorer.training.run_record import RunRecord
from explorer.training.runs import ListedRun, Runs, differing
from explorer.training.schedules import SCHEDULES
from explorer.training.setup import PRESETS, Preset, RunSetup
from explorer.training.snapshot import Snapshot
from explorer.training.step import Step
from explorer.training.timeline import Timeline
from explorer.training.trainer import Trainer, train

__all__ = [
    "PRESETS",
    "SCHEDULES",
    "BatchPosition",
    "Change",
    "Control",
    "Evaluation",
    "Gate",
    "History",
    "Keyframe",
    "ListedRun",
    "Mailbox",
    "Preset",
    "RunRecord",
    "RunSetup",
    "Runs",
    "Snapshot",
    "Step",
    "Timeline",
    "Trainer",
    "TrainingConfig",
    "accuracy",
    "differing",
    "train",
]
