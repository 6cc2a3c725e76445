"""A writer that is killed at any moment leaves the old corpus or the new one."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

import broadsheet as bs

WRITER = """
import sys
import broadsheet as bs
from broadsheet import article_feed, bounded_reading
path, kind = sys.argv[1:]
new = [f"New story {i} of the port. " * 20 for i in range(30)]
more = [f"Another story {i} of the US. " * 20 for i in range(3)]
print("ready", flush=True)
for line in sys.stdin:
    number = int(line)
    if kind == "save":
        bs.read(new[: 1 + number % 30]).save(path)
    elif kind == "into":  # in pieces of three articles
        bounded_reading._LEAST, article_feed.ROWS_AT_ONCE = 1, 3
        bs.read(new[: 1 + number % 30], into=path, memory=1)
    else:
        bs.open(path).append([f"{number}: {text}" for text in more])
    print("done", flush=True)
"""


class Writer:
    """A process that saves or appends when it is told a number."""

    def __init__(self, path, kind):
        self.process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), kind],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout.readline() == "ready\n"

    def start(self, number):
        self.process.stdin.write(f"{number}\n")
        self.process.stdin.flush()

    def wait(self):
        assert self.process.stdout.readline() == "done\n"

    def kill(self):
        """Whether it was still at work."""
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()
        was_done = self.process.stdout.read() == "done\n"
        self.process.stdin.close()
        self.process.stdout.close()
        return not was_done


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["save", "append", "into"])
def test_a_writer_killed_at_any_moment_leaves_the_old_or_the_new_corpus(tmp_path, kind):
    path = tmp_path / "news.broadsheet"
    bs.read(["The old story. " * 20] * 40).save(path)
    chance = random.Random(17)
    writer = Writer(path, kind)
    started = time.perf_counter()
    writer.start(0)
    writer.wait()
    usual = time.perf_counter() - started
    killed = 0
    for number in range(1, 101):
        before = bs.open(path)
        writer.start(number)
        time.sleep(chance.uniform(0, 1.2 * usual))
        killed += writer.kill()
        after = bs.open(path)
        new = len(before) + 3 if kind == "append" else 1 + number % 30
        assert len(after) in {len(before), new}
        if after.digest != before.digest:
            assert len(after) == new
            written = f"{number}:" if kind == "append" else "New"
            assert after[len(after) - 1].text.startswith(written)
        bs.verify(path)
        writer = Writer(path, kind)
    writer.start(101)
    writer.wait()  # the next writer has the folder to itself again
    writer.kill()
    bs.verify(path)
    assert killed >= 20
    folders = [child for child in path.iterdir() if child.is_dir()]
    assert len(folders) <= 5  # what the dead left over was removed


def test_saving_to_a_full_disk_leaves_the_old_corpus(tmp_path):
    path = tmp_path / "news.broadsheet"
    bs.read(["The old story."]).save(path)
    program = (
        "import resource, signal, sys\n"
        "import broadsheet as bs\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "corpus = bs.read([f'A new story {i}. ' * 500 for i in range(50)])\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "for write in (lambda: corpus.save(sys.argv[1]), lambda: bs.open(sys.argv[1]).append("
        "[f'A new story {i}. ' * 500 for i in range(50)])):\n"
        "    try:\n"
        "        write()\n"
        "    except bs.ReadError as error:\n"
        "        print(error.errno)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["27", "27"]  # EFBIG
    assert [article.text for article in bs.open(path)] == ["The old story."]
    bs.verify(path)
