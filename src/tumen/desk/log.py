"""The log: a line of JSON for each request and each step of work, without names, addresses or words of reports.

A log is copied to places that nobody chose. So it holds what helps to mend the program (path, status, milliseconds,
number of items, kind of error) and neither who asked, nor what for: queries and ids in paths are left out.
"""

import json
import logging

_FIELDS = ("route", "method", "status", "milliseconds", "job", "kind", "taken", "skipped", "error")


class JsonLines(logging.Formatter):
    """Writes a record as one line of JSON. Of an error its type and place are given, not its message, which may quote."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, object] = {"time": self.formatTime(record), "level": record.levelname, "event": record.name}
        if record.name.startswith("tumen"):
            line["event"] = record.msg
        line |= {field: getattr(record, field) for field in _FIELDS if hasattr(record, field)}
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            trace = record.exc_info[2]
            while trace is not None and trace.tb_next is not None:
                trace = trace.tb_next
            if trace is not None:
                line["at"] = f"{trace.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}"
        return json.dumps(line, ensure_ascii=True)
