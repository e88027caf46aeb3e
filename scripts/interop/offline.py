"""Reads clinstream's offline store with pyarrow, pandas and DuckDB; ends with code 1 where they disagree or prune nothing."""

import os
import sys
import tempfile
from urllib.parse import urlparse

import duckdb
import pandas
import pyarrow
import pyarrow.dataset as dataset
import pyarrow.fs as filesystems

COLUMNS = ["patient_id", "timestamp", "heart_rate_last", "features_partition", "features_offset"]
failures = []


def check(what, holds, detail):
    print(f"{'ok    ' if holds else 'FAILED'} {what}: {detail}")
    if not holds:
        failures.append(what)


def store():
    """The file system of the offline store and its folder there."""
    if len(sys.argv) > 1:
        return filesystems.LocalFileSystem(), os.path.join(os.path.abspath(sys.argv[1]), "features", "offline")
    endpoint = urlparse(os.environ["CLINSTREAM_S3_ENDPOINT"])
    s3 = filesystems.S3FileSystem(
        access_key=os.environ["CLINSTREAM_S3_ACCESS_KEY"],
        secret_key=os.environ["CLINSTREAM_S3_SECRET_KEY"],
        endpoint_override=endpoint.netloc,
        scheme=endpoint.scheme,
        region="us-east-1",
    )
    return s3, os.environ.get("CLINSTREAM_S3_BUCKET", "clinical-mlops") + "/features/offline"


def groups_of(fragments):
    return sum(fragment.metadata.num_row_groups for fragment in fragments)


def local_copy(files, source, base):
    """DuckDB's own S3 reader is a download of its own, so it gets a copy."""
    folder = tempfile.mkdtemp(prefix="clinstream-")
    for path in files:
        target = os.path.join(folder, os.path.relpath(path, base))
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with source.open_input_file(path) as content, open(target, "wb") as copy:
            copy.write(content.read())
    return folder


def main():
    print(f"pyarrow {pyarrow.__version__}, pandas {pandas.__version__}, duckdb {duckdb.__version__}")
    source, base = store()
    date_type = dataset.partitioning(pyarrow.schema([("date", pyarrow.date32())]), flavor="hive")
    offline = dataset.dataset(base, filesystem=source, format="parquet", partitioning=date_type)
    fragments = list(offline.get_fragments())
    everything = offline.to_table(columns=COLUMNS + ["date"]).to_pandas()
    check("all rows", len(everything) > 0, f"{len(everything)} rows in {len(fragments)} files")
    rows = everything.groupby(["date", "patient_id"]).size()
    (date, patient) = rows.idxmax()

    wanted = (dataset.field("date") == pyarrow.scalar(date, pyarrow.date32())) & (dataset.field("patient_id") == patient)
    of_date = list(offline.get_fragments(filter=dataset.field("date") == pyarrow.scalar(date, pyarrow.date32())))
    dates = everything["date"].nunique()
    check(
        "a date opens the files of the date only",
        len(of_date) < len(fragments) or dates == 1,
        f"{len(of_date)} of {len(fragments)} files, {dates} dates",
    )
    left = [fragment.subset(filter=dataset.field("patient_id") == patient) for fragment in of_date]
    read = sum(len(fragment.row_groups) for fragment in left)
    check(
        "a patient leaves row groups unread",
        0 < read < groups_of(of_date),
        f"{read} of {groups_of(of_date)} row groups of the date, {groups_of(fragments)} in all",
    )

    expected = everything[(everything["date"] == date) & (everything["patient_id"] == patient)]
    order = ["features_partition", "features_offset"]
    expected = expected.sort_values(order).reset_index(drop=True)
    by_pandas = pandas.read_parquet(
        base, engine="pyarrow", filesystem=source, partitioning=date_type, columns=COLUMNS, filters=wanted
    )
    by_pandas = by_pandas.sort_values(order).reset_index(drop=True)[COLUMNS]
    check("pandas with the filter", by_pandas.equals(expected[COLUMNS]), f"{len(by_pandas)} equal rows")

    folder = local_copy(offline.files, source, base)
    glob = f"read_parquet('{folder}/*/*.parquet', hive_partitioning = true)"
    where = f"date = DATE '{date}' AND patient_id = '{patient}'"
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    by_duckdb = connection.execute(
        f"SELECT heart_rate_last, features_partition, features_offset FROM {glob} WHERE {where} ORDER BY 2, 3"
    ).fetchall()
    same = by_duckdb == [
        (None if value != value else value, partition, offset)
        for value, partition, offset in expected[["heart_rate_last"] + order].itertuples(index=False)
    ]
    check("DuckDB with the filter", same, f"{len(by_duckdb)} equal rows")
    plan = connection.execute(f"EXPLAIN ANALYZE SELECT heart_rate_last FROM {glob} WHERE {where}").fetchall()[0][1]
    files = [line.strip("│ ") for line in plan.splitlines() if "Scanning Files" in line]
    check("DuckDB's plan", dates == 1 or bool(files), ", ".join(files) or "one date only")

    # Files of several objects share no order, so both sides are put into that of the topic.
    doubles = [field.name for field in offline.schema if field.type == pyarrow.float64()]
    columns = order + doubles
    ours = offline.to_table(columns=columns).sort_by([(name, "ascending") for name in order]).combine_chunks()
    theirs = connection.sql(f"SELECT {', '.join(columns)} FROM {glob} ORDER BY 1, 2").to_arrow_table()
    equal = [name for name in doubles if ours[name].equals(theirs.combine_chunks()[name])]
    check("pyarrow and DuckDB", len(equal) == len(doubles), f"{len(equal)} of {len(doubles)} features equal in every row")
    return 1 if failures else 0


sys.exit(main())
