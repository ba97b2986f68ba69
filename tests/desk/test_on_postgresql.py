import os
import subprocess
import sys
from pathlib import Path

from tests.desk import postgres

HERE = Path(__file__).parent


def test_the_same_suite_passes_on_postgresql(postgres_server: Path) -> None:
    address = postgres.new_database(postgres_server, "suite")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", str(HERE)]
    # These have databases of their own, or would start this test again.
    command += [f"--ignore={HERE / name}" for name in ("test_on_postgresql.py", "test_faults.py", "test_browser.py")]
    variables = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(
        command,
        cwd=HERE.parents[1],
        env={**variables, "DATABASE_URL": address},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:]
    assert " passed" in done.stdout
