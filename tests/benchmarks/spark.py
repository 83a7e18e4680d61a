"""What tracing on Spark costs on this machine, and whether its answer is that of one process.

usage: spark.py CORPORA ROWS...

Run it with the interpreter of .venv-spark. Rows are those of `index.py` beside this file. Prints, for each number,
the wall time of Spark's jobs on two local threads and of `trace_quotes`, and how many quotations differ.
"""

import os
import sys
import time
from pathlib import Path

os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
sys.path.insert(0, str(Path(__file__).parents[2]))

from pyspark.sql import SparkSession

import quotetrace
from quotetrace.integrations import spark as on_spark
from tests.benchmarks.index import rows_of

SCHEMA = "position bigint, id string, text string, speaker string"
COMPARED = 200_000  # rows up to which one process is asked too


def main() -> None:
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.driver.memory", "6g").config("spark.sql.shuffle.partitions", "8")
    spark = builder.config("spark.ui.showConsoleProgress", "false").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    for number in map(int, sys.argv[2:]):
        rows = rows_of(Path(sys.argv[1]), number)
        listed = [(at, row["id"], row["text"], row["speaker"] or None) for at, row in enumerate(rows)]
        spark.createDataFrame(listed, SCHEMA).write.mode("overwrite").parquet(f"/tmp/quotetrace-{os.getpid()}.parquet")
        begun = time.perf_counter()
        traced = on_spark.trace(spark.read.parquet(f"/tmp/quotetrace-{os.getpid()}.parquet"))
        told = {row["id"]: (row["trace"], row["relation"], row["altered"]) for row in traced.collect()}
        print(
            f"{number:,} rows: {time.perf_counter() - begun:.0f} s on Spark, load {os.getloadavg()[0]:.1f}", flush=True
        )
        spark.catalog.clearCache()
        if number <= COMPARED:
            begun = time.perf_counter()
            traces = quotetrace.trace_quotes([{"id": i, "text": text, "speaker": who} for _, i, text, who in listed])
            seconds = time.perf_counter() - begun
            home = {
                version.quotation: (trace.versions[0].quotation, version.relation, version.altered)
                for trace in traces
                for version in trace.versions
            }
            different = sum(told[name] != home[name] for name in home)
            print(f"  one process: {seconds:.0f} s; {different} of {number:,} differ", flush=True)


if __name__ == "__main__":
    main()
