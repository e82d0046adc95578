"""The script itself, put together from its pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer import resources
from explorer.data import DATASETS
from explorer.nn.initializers import deviation
from explorer.training.script import parts
from explorer.training.script.plan import Plan, plan_of

if TYPE_CHECKING:
    from explorer.training.run_record import RunRecord


def run_script(record: RunRecord, name: str) -> str:
    """Return a Python script that trains a run again with NumPy alone and prints its losses.

    Parameters
    ----------
    record : RunRecord
    name : str
        What the run is called; it goes into the script's first line.

    Raises
    ------
    NoScriptError
        When a short script cannot make the run again, such as one on distorted images.
    """
    plan = plan_of(record)
    blocks = [
        _opening(plan, name),
        _constants(plan),
        parts.SAMPLE_DATA if record.setup.dataset == "sample" else parts.GZ_DATA,
        *(parts.ACTIVATIONS[key] for key in dict.fromkeys(record.setup.spec.hidden)),
        _hidden(plan),
        parts.NETWORK,
        *(parts.OPTIMIZERS[key] for key in plan.values("optimizer")),
        *_schedule(plan),
        _batches(plan),
        _training(plan),
        'if __name__ == "__main__":\n    main(sys.argv[1])\n',
    ]
    return "\n\n".join(block for block in blocks if block)


def _opening(plan: Plan, name: str) -> str:
    entry = DATASETS[plan.record.setup.dataset]
    if entry.files:
        where = f"FOLDER holds the original files of {entry.label}: train-images-idx3-ubyte.gz, …"
        usage = "FOLDER"
    else:
        path = resources.path("data", "mnist_sample.npz")
        where, usage = f"SAMPLE is the file that comes with the program,\n{path.as_posix()}", "SAMPLE"
    quoted = " ".join(name.replace("\\", "/").replace('"', "'").split())
    source = "\n".join(_imports(plan))
    return f'''\
"""{quoted}: trains the network again with NumPy alone, and prints the loss of every iteration.

    python this_file.py {usage} > losses.csv

{where}
Written by Neural Network Explorer. It takes the same steps in the same order as the program does, with the
same random numbers, so that its losses are those of the run, to the precision of 32-bit numbers. Sections
are those of the book.
"""

{source}'''


def _imports(plan: Plan) -> list[str]:
    modules = ["gzip"] if DATASETS[plan.record.setup.dataset].files else []
    maths = {"cosine", "one_cycle"} & set(plan.values("schedule")) or "gelu" in plan.record.setup.spec.hidden
    modules += ["math"] if maths else []
    return [*(f"import {module}" for module in (*modules, "sys")), "", "import numpy as np", ""]


def _constants(plan: Plan) -> str:
    setup = plan.record.setup
    root = plan.record
    while root.parent is not None:
        root = root.parent
    sizes = setup.spec.sizes
    deviations = tuple(deviation(root.setup.init, inputs) for inputs in sizes[:-1])
    lines = [
        f"SIZES = {sizes}",
        "# Standard deviation of the first weights, layer by layer (section 6.2).",
        f"DEVIATIONS = {deviations}",
        f"SEED = {root.setup.training.seed}",
        f"ITERATIONS = {plan.iterations}",
        f"SETTINGS = {_dictionary(plan.settings)}",
    ]
    if plan.changes:
        entries = "".join(f"    {at}: {_dictionary(new, 4)},\n" for at, new in sorted(plan.changes.items()))
        lines.append(f"CHANGES = {{  # made while it ran, before the update of that number\n{entries}}}")
    return "\n".join(lines) + "\n"


def _dictionary(values: dict[str, object], indent: int = 0) -> str:
    """Return a dictionary as source, one line an entry where it would be long."""
    inside = ", ".join(f'"{name}": {_literal(value)}' for name, value in values.items())
    if len(inside) < 80:
        return f"{{{inside}}}"
    space = " " * indent
    entries = "".join(f'{space}    "{name}": {_literal(value)},\n' for name, value in values.items())
    return f"{{\n{entries}{space}}}"


def _literal(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else repr(value)


def _hidden(plan: Plan) -> str:
    kinds = plan.record.setup.spec.hidden
    pairs = ", ".join(f"({kind}, {kind}_slope)" for kind in kinds)
    return f"HIDDEN = [{pairs}]\n"


def _schedule(plan: Plan) -> list[str]:
    kinds = plan.values("schedule")
    if kinds == ["constant"]:
        return []
    entries = "".join(f'    "{kind}": lambda done: {parts.SCHEDULES[kind]},\n' for kind in kinds)
    return [
        f"SCHEDULES = {{\n{entries}}}\n",
        '''\
def scheduled_rate(made, s):
    """Return the learning rate after so many updates."""
    if s["schedule"] == "constant":
        return s["learning_rate"]
    since, done, total = s["course"]
    done += (1.0 - done) * (made - since) / max(total - since, 1)
    return s["learning_rate"] * SCHEDULES[s["schedule"]](done)
''',
    ]


def _batches(plan: Plan) -> str:
    drawn, shuffled = True in plan.values("replacement"), False in plan.values("replacement")
    draw = 'return rng.integers(0, n, s["batch_size"], dtype=np.intp)'
    shuffle = """\
    start, size = state["start"], s["batch_size"]
    if start + size > len(state["order"]):
        state["order"], start = rng.permutation(n), 0
    state["start"] = start + size
    return state["order"][start : start + size]
"""
    head = (
        'def next_batch(rng, n, s, state):\n    """Return which of n images come next (section 4.2.3)."""\n'
    )
    if drawn and shuffled:
        return f'{head}    if s["replacement"]:\n        {draw}\n{shuffle}'
    return f"{head}    {draw}\n" if drawn else f"{head}{shuffle}"


def _training(plan: Plan) -> str:
    return "\n".join(["def main(source):", *_data_lines(plan), *_loop_lines(plan), parts.TEST])


def _data_lines(plan: Plan) -> list[str]:
    """Return what takes the images that are learned from."""
    training, entry = plan.record.setup.training, DATASETS[plan.record.setup.dataset]
    used, aside = training.images_used(entry.train_size), training.images_set_aside(entry.train_size)
    lines = ['    images, labels = load(source, "train")']
    if used < entry.train_size:
        lines.append(f"    images, labels = images[:{used}], labels[:{used}]")
    if aside:
        lines += [
            "    # Some are set aside for validation, the same in every run (section 6.5.1).",
            f"    learned = np.sort(np.random.default_rng(65).permutation({used})[{aside}:])",
            "    images, labels = images[learned], labels[learned]",
        ]
    return lines


def _loop_lines(plan: Plan) -> list[str]:
    """Return what begins with the first weights and makes the updates."""
    optimizers = plan.values("optimizer")
    scheduled = plan.values("schedule") != ["constant"]
    rate = "scheduled_rate(i - 1, s)" if scheduled else 's["learning_rate"]'
    chosen = ", ".join(f'"{kind}": {kind}' for kind in optimizers)
    update = optimizers[0] if len(optimizers) == 1 else f'{{{chosen}}}[s["optimizer"]]'
    changes = ["        s.update(CHANGES.get(i, {}))"] if plan.changes else []
    if plan.changes and len(optimizers) > 1:
        changes = [
            '        if "optimizer" in CHANGES.get(i, {}):',
            "            memory = [{} for _ in W + b]  # another optimizer remembers nothing",
            *changes,
        ]
    decay = [code for name, code in (("l2", parts.L2), ("l1", parts.L1)) if any(plan.values(name))]
    return [
        parts.START.rstrip(),
        *changes,
        "        batch = next_batch(rng, len(images), s, state)",
        "        x = images[batch].astype(np.float32) * np.float32(1 / 255)",
        "        loss, dW, db = gradients(x, labels[batch], W, b)",
        *(code.rstrip() for code in decay),
        "        for p, g, remembered in zip(W + b, dW + db, memory):",
        f"            {update}(p, g, remembered, {rate}, s)",
        '        print(f"{i},{loss:.9g}")',
    ]
