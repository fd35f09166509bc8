"""``--cluster``: the answers are those of ``-j``, and what is amiss with a cluster is said."""

import sys
from collections.abc import Iterator
from pathlib import Path
from threading import current_thread, main_thread

import pytest
from distributed import LocalCluster
from run_rustrata import ROOT, rustrata

from rustrata.cli import cluster
from rustrata.cli.cluster import connected, in_order_on, installed
from rustrata.diagnostics.diagnostic import RustrataError

pytestmark = pytest.mark.filterwarnings("ignore")  # those of distributed are not ours


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a cluster of two workers in this process, over the network as any other."""
    with LocalCluster(
        n_workers=2,
        threads_per_worker=2,
        processes=False,
        protocol="tcp",
        host="127.0.0.1",
        dashboard_address=None,
    ) as local:
        yield local.scheduler_address


@pytest.fixture(scope="module")
def no_workers() -> Iterator[str]:
    with LocalCluster(
        n_workers=0, processes=False, protocol="tcp", host="127.0.0.1", dashboard_address=None
    ) as local:
        yield local.scheduler_address


def doubled(number: int) -> int:
    return 2 * number


@pytest.mark.parametrize("form", ["human", "json", "herd"])
def test_a_cluster_gives_the_output_that_processes_give(form: str, scheduler: str):
    command = f"litmus examples/shapes examples/publish.litmus --format {form} --no-cache"
    assert rustrata(f"{command} --cluster {scheduler}") == rustrata(command)


def test_a_model_in_a_file_goes_to_the_workers(scheduler: str):
    command = "litmus examples/x86-mp.litmus --model examples/models/pso.cat -I examples/models/common"
    assert rustrata(f"{command} --cluster {scheduler}") == rustrata(command)


def test_a_mistake_in_one_file_is_reported_and_the_others_are_judged(scheduler: str, tmp_path: Path):
    (tmp_path / "wrong.litmus").write_text("Rust W\n{ x = 0; }\nfn P0(x: &AtomicI32) { x.stor(1); }\n")
    command = f"litmus {tmp_path} {ROOT / 'examples/mp.litmus'} --no-cache"
    found = rustrata(f"{command} --cluster {scheduler}")
    assert found == rustrata(command)
    assert found.code == 2


def test_results_come_in_order_and_what_is_not_wanted_is_cancelled(scheduler: str):
    with connected(scheduler) as client:
        assert list(in_order_on(client, doubled, range(50))) == [2 * number for number in range(50)]
        results = in_order_on(client, doubled, range(1000))
        assert next(results) == 0
        results.close()
        assert client.futures == {}


def installed_elsewhere() -> str:
    """The workers are threads of this process."""
    return "ours" if current_thread() is main_thread() else "theirs"


def test_workers_with_other_files_are_refused(scheduler: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(cluster, "installed", installed_elsewhere)
    with pytest.raises(RustrataError, match="do not have rustrata ours") as found, connected(scheduler):
        pass
    assert [note.rpartition(": ")[2] for note in found.value.diagnostic.notes] == ["theirs"] * 2


def test_a_worker_that_comes_later_with_other_files_is_refused(
    scheduler: str, monkeypatch: pytest.MonkeyPatch
):
    with connected(scheduler) as client:
        monkeypatch.setattr(cluster, "_each", old_rustrata)
        with pytest.raises(RustrataError, match="do not have rustrata"):
            list(in_order_on(client, doubled, range(3)))


def old_rustrata(*_: object) -> tuple[str, list[int]]:
    return "0.0.1", []


def test_what_is_installed_is_told_by_version_and_content():
    version, digest = installed().split()
    assert version[0].isdigit()
    assert len(digest) == len("(0123456789ab)")


@pytest.mark.parametrize("address", ["localhost", "nonsense://h:1", ":::", "no host:1"])
def test_what_is_no_address_is_refused_at_once(address: str):
    with pytest.raises(RustrataError, match="not the address of a scheduler"), connected(address):
        pass


def test_a_scheduler_that_does_not_answer_is_waited_for_no_longer_than_the_limit():
    with (
        pytest.raises(RustrataError, match="cannot be reached") as found,
        connected("127.0.0.1:1", seconds=0.2),
    ):
        pass
    assert "dask scheduler" in (found.value.diagnostic.help or "")


def test_a_cluster_without_workers_is_refused(no_workers: str):
    with pytest.raises(RustrataError, match="has no worker"), connected(no_workers, seconds=0.2):
        pass


def test_without_dask_the_message_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    found = rustrata("litmus examples/shapes --cluster localhost:8786")
    assert (found.code, found.out) == (2, "")
    assert "error[CLI009]: --cluster needs `distributed`, which is not installed" in found.err
    assert "pip install 'rustrata[cluster]'" in found.err


def test_processes_and_a_cluster_exclude_each_other():
    found = rustrata("litmus examples/shapes --cluster localhost:8786 -j 2")
    assert (found.code, found.out) == (2, "")
    assert "CLI002" in found.err
