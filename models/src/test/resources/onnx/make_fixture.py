#!/usr/bin/env python3
"""Makes the ONNX fixtures of the tests: a small PyTorch model as a data scientist would hand it over, its own scores
of 200 rows, and models that must be refused. README.md has versions and commands. Patients are made up, seeded."""

import csv
import json
import pathlib

import onnx
import torch
from torch import nn

HERE = pathlib.Path(__file__).resolve().parent
SEED = 20261121
ROWS = 200

# Input, median, spread, share missing, and the weight it has in the made-up risk.
FEATURES = [
    ("heart_rate_last", 84.0, 16.0, 0.02, 0.5),
    ("heart_rate_trend_6h", 0.0, 3.0, 0.10, 0.4),
    ("respiratory_rate_last", 17.0, 4.0, 0.05, 0.7),
    ("spo2_last", 96.5, 2.0, 0.02, -0.5),
    ("spo2_min_24h", 94.0, 3.0, 0.02, -0.3),
    ("bp_systolic_last", 124.0, 18.0, 0.03, -0.6),
    ("temperature_last", 36.9, 0.6, 0.08, 0.2),
    ("shock_index_last", 0.68, 0.17, 0.05, 0.6),
    ("lab_lactate_last", 1.4, 0.9, 0.60, 0.9),
    ("lab_creatinine_last", 88.0, 35.0, 0.30, 0.3),
    ("age_years", 62.0, 15.0, 0.00, 0.3),
    ("ae_count_7d", 1.0, 1.2, 0.00, 0.3),
]
NAMES = [feature[0] for feature in FEATURES]
MEDIANS = torch.tensor([feature[1] for feature in FEATURES])
SPREADS = torch.tensor([feature[2] for feature in FEATURES])


class Network(nn.Module):
    """Preprocessing and network in one: missing values (NaN) are imputed and flagged inside the exported graph."""

    def __init__(self, outputs=1):
        super().__init__()
        width = len(FEATURES)
        self.register_buffer("medians", MEDIANS.clone())
        self.register_buffer("spreads", SPREADS.clone())
        self.hidden = nn.Linear(2 * width, 16)
        self.out = nn.Linear(16, outputs)

    def logits(self, features):
        missing = torch.isnan(features)
        filled = torch.where(missing, self.medians, features)
        scaled = torch.clamp((filled - self.medians) / self.spreads, -6.0, 6.0)
        return self.out(torch.relu(self.hidden(torch.cat([scaled, missing.float()], dim=1))))

    def forward(self, features):
        return torch.sigmoid(self.logits(features))


class Softmax(Network):
    """As a classifier of two classes puts it: [N, 2], the second column is the event."""

    def __init__(self):
        super().__init__(outputs=2)

    def forward(self, features):
        return torch.softmax(self.logits(features), dim=1)


class Flat(Network):
    """[N] instead of [N, 1]."""

    def forward(self, features):
        return torch.sigmoid(self.logits(features)).squeeze(1)


class Logits(Network):
    """Refused: log-odds, not a probability."""

    def forward(self, features):
        return self.logits(features) * 10


class NoImputation(nn.Module):
    """Refused: NaN for a missing input."""

    def forward(self, features):
        return torch.sigmoid((features - MEDIANS).sum(dim=1, keepdim=True) / 100)


class Coupled(Network):
    """Refused: a row's score depends on the other rows asked with it."""

    def forward(self, features):
        logits = self.logits(features)
        return torch.sigmoid(logits - logits.mean())


class TwoInputs(Network):
    """Refused: two inputs."""

    def forward(self, features, more):
        return torch.sigmoid(self.logits(features) + more.sum(dim=1, keepdim=True))


class Narrow(nn.Module):
    """Refused: reads eleven inputs."""

    def forward(self, features):
        return torch.sigmoid((features - MEDIANS[1:]).nan_to_num(0.0).sum(dim=1, keepdim=True) / 100)


def patients(rows, generator):
    """Rows as they stand in a feature vector: values with two decimals, NaN where nothing was measured."""
    values = MEDIANS + SPREADS * torch.randn(rows, len(FEATURES), generator=generator)
    missing = torch.rand(rows, len(FEATURES), generator=generator) < torch.tensor([f[3] for f in FEATURES])
    values = (values * 100).round() / 100
    weights = torch.tensor([feature[4] for feature in FEATURES])
    risk = ((values - MEDIANS) / SPREADS) @ weights - 2.2
    events = (torch.rand(rows, generator=generator) < torch.sigmoid(risk)).float()
    values[missing] = float("nan")
    return values, events


def trained(generator):
    features, events = patients(4000, generator)
    network = Network()
    optimiser = torch.optim.Adam(network.parameters(), lr=0.02, weight_decay=1e-4)
    loss = nn.BCEWithLogitsLoss()
    for _ in range(400):
        optimiser.zero_grad()
        loss(network.logits(features).squeeze(1), events).backward()
        optimiser.step()
    return network.eval()


def export(model, name, width=len(FEATURES), inputs=("features",)):
    rows = torch.export.Dim("rows")
    arguments = tuple(torch.randn(3, width) for _ in inputs)
    torch.onnx.export(
        model.eval(),
        arguments,
        str(HERE / name),
        input_names=list(inputs),
        output_names=["probability"],
        dynamic_shapes=tuple({0: rows} for _ in inputs),
        dynamo=True,
        external_data=False,
        verbose=False,
    )
    strip(HERE / name)


def strip(path):
    """The exporter notes stack traces with the folders of whoever ran it; they are no part of the model."""
    model = onnx.load(path)
    for node in model.graph.node:
        del node.metadata_props[:]
        node.doc_string = ""
    for value in list(model.graph.value_info) + list(model.graph.input) + list(model.graph.output):
        del value.metadata_props[:]
    del model.graph.metadata_props[:]
    del model.metadata_props[:]
    onnx.save(model, path)


def number(value):
    return "" if value != value else repr(round(value, 2))


def main():
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    generator = torch.Generator().manual_seed(SEED)
    network = trained(generator)
    export(network, "network.onnx")
    for name, model in [
        ("two-classes.onnx", Softmax()),
        ("flat.onnx", Flat()),
        ("bad-log-odds.onnx", Logits()),
        ("bad-nan.onnx", NoImputation()),
        ("bad-coupled-rows.onnx", Coupled()),
    ]:
        export(model, name)
    export(TwoInputs(), "bad-two-inputs.onnx", inputs=("features", "more"))
    export(Narrow(), "bad-width.onnx", width=len(FEATURES) - 1)

    values, _ = patients(ROWS, generator)
    with open(HERE / "scores.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(NAMES + ["pytorch_score"])
        for row in values:
            # What a vector holds is a decimal as a double; the model reads the float next to it.
            read = [round(float(value), 2) for value in row]
            with torch.no_grad():
                score = network(torch.tensor([read], dtype=torch.float64).float()).item()
            writer.writerow([number(value) for value in read] + [repr(score)])
    fixture = {
        "input": "features",
        "output": "probability",
        "inputs": NAMES,
        "reference": {feature[0]: feature[1] for feature in FEATURES},
    }
    (HERE / "fixture.json").write_text(json.dumps(fixture, indent=2) + "\n")


if __name__ == "__main__":
    main()
