"""The verbs about storage and image files: confined, explicit, atomic."""

import asyncio
import struct
import subprocess
import uuid
from pathlib import Path
from typing import Any

import pytest

from conftest import RunningAgent
from support.engine import CallFailed, Engine

STORAGE_DOMAIN = str(uuid.UUID(int=5))
MIB = 1 << 20


def qemu_img(*arguments: str) -> str:
    return subprocess.run(["qemu-img", *arguments], check=True, capture_output=True, text=True).stdout


@pytest.fixture
async def home(agent: RunningAgent, engine: Engine) -> Path:
    root = agent.config.storage_roots[0] / "pool"
    await engine.call("storage.prepare", root=str(root), storage_domain_id=STORAGE_DOMAIN)
    return root


async def refused(engine: Engine, method: str, **params: Any) -> CallFailed:
    with pytest.raises(CallFailed) as failure:
        await engine.call(method, **params)
    return failure.value


async def testPrepareIsRepeatableAndKeepsOthersOut(engine: Engine, home: Path) -> None:
    assert {path.name for path in home.iterdir()} >= {"images", "import"}
    again = await engine.call("storage.prepare", root=str(home), storage_domain_id=STORAGE_DOMAIN)
    assert 0 < again["available_bytes"] <= again["capacity_bytes"]
    failure = await refused(engine, "storage.prepare", root=str(home), storage_domain_id=str(uuid.uuid4()))
    assert failure.name == "STORAGE_CONFLICT"
    assert STORAGE_DOMAIN in failure.error["message"]
    statistics = await engine.call("storage.statistics", root=str(home))
    assert statistics["capacity_bytes"] == again["capacity_bytes"]


async def testCreateInfoListAndDelete(engine: Engine, home: Path) -> None:
    for image_format in ("qcow2", "raw"):
        path = f"{home}/images/one.{image_format}"
        made = await engine.call("volume.create", path=path, format=image_format, capacity_bytes=64 * MIB)
        assert (made["path"], made["capacity_bytes"]) == (path, 64 * MIB)
        assert made["allocation_bytes"] < 2 * MIB
        assert made == await engine.call("volume.info", path=path, format=image_format)
    listed = await engine.call("storage.list", root=str(home), folder="images")
    assert [Path(file["path"]).name for file in listed["files"]] == ["one.qcow2", "one.raw"]
    assert "compat: 1.1" in qemu_img("info", f"{home}/images/one.qcow2")
    assert await engine.call("volume.delete", path=path) == {"existed": True}
    assert await engine.call("volume.delete", path=path) == {"existed": False}


async def testNothingIsOverwritten(engine: Engine, home: Path) -> None:
    path = f"{home}/images/one.raw"
    calls = [engine.call("volume.create", path=path, format="raw", capacity_bytes=n * MIB) for n in (1, 2, 3)]
    results = await asyncio.gather(*calls, return_exceptions=True)
    (made,) = [result for result in results if isinstance(result, dict)]
    assert {r.name for r in results if isinstance(r, CallFailed)} == {"VOLUME_EXISTS"}
    assert Path(path).stat().st_size == made["capacity_bytes"]
    assert [p.name for p in Path(path).parent.iterdir()] == ["one.raw"]


async def testAnOverlayTakesTheSizeOfItsBackingAndACopyIsFlat(engine: Engine, home: Path) -> None:
    base, overlay, copy = (f"{home}/images/{n}.qcow2" for n in ("base", "overlay", "copy"))
    await engine.call("volume.create", path=base, format="qcow2", capacity_bytes=8 * MIB)
    subprocess.run(["qemu-io", "-f", "qcow2", "-c", "write -P 7 0 64k", base], check=True, capture_output=True)
    backing = {"path": base, "format": "qcow2"}
    made = await engine.call("volume.create", path=overlay, format="qcow2", capacity_bytes=0, backing=backing)
    assert (made["capacity_bytes"], made["backing_path"]) == (8 * MIB, base)
    await engine.call("volume.copy", source=overlay, source_format="qcow2", path=copy, format="qcow2")
    info = await engine.call("volume.info", path=copy, format="qcow2")
    assert "backing_path" not in info
    assert "identical" in qemu_img("compare", overlay, copy)
    raw = f"{home}/images/copy.raw"
    await engine.call("volume.copy", source=copy, source_format="qcow2", path=raw, format="raw")
    assert Path(raw).read_bytes()[:65536] == b"\x07" * 65536


async def testABackingMustBeThereAndAQcow2(engine: Engine, home: Path) -> None:
    missing = {"path": f"{home}/images/none.qcow2", "format": "qcow2"}
    failure = await refused(
        engine,
        "volume.create",
        path=f"{home}/images/a",
        format="qcow2",
        capacity_bytes=MIB,
        backing=missing,
    )
    assert failure.name == "VOLUME_NOT_FOUND"
    await engine.call("volume.create", path=f"{home}/images/b", format="raw", capacity_bytes=MIB)
    failure = await refused(
        engine,
        "volume.create",
        path=f"{home}/images/a",
        format="qcow2",
        capacity_bytes=MIB,
        backing={"path": f"{home}/images/b", "format": "qcow2"},
    )
    assert failure.name == "IMAGE_TOOL_FAILED"
    assert "not a qcow2 image" in failure.error["message"]
    assert not list((home / "images").glob(".*"))


@pytest.mark.parametrize(
    "path",
    [
        "/etc/shadow",
        "{home}/images/../../../../etc/shadow",
        "{home}/../../outside.raw",
        "images/relative.raw",
        "{home}/images/link.raw",
        "{home}/away/file.raw",
        "{home}/nowhere/file.raw",
        "{home}/images/.hidden",
        "{home}/images",
        'json:{{"driver":"file"}}',
        "{home}/images/new\nline",
        "",
    ],
)
async def testPathsThatLeaveTheRootsAreRefused(engine: Engine, home: Path, tmp_path: Path, path: str) -> None:
    (home / "images/link.raw").symlink_to("/etc/shadow")
    (home / "away").symlink_to(tmp_path)
    path = path.format(home=home)
    for method, params in (
        ("volume.create", {"path": path, "format": "raw", "capacity_bytes": MIB}),
        ("volume.info", {"path": path, "format": "raw"}),
        ("volume.delete", {"path": path}),
        (
            "volume.copy",
            {
                "source": path,
                "source_format": "raw",
                "path": f"{home}/images/copy.raw",
                "format": "raw",
            },
        ),
        (
            "volume.copy",
            {
                "source": f"{home}/images/any.raw",
                "source_format": "raw",
                "path": path,
                "format": "raw",
            },
        ),
    ):
        failure = await refused(engine, method, **params)
        assert failure.name == "PATH_REFUSED", (method, failure.error)
    assert Path("/etc/shadow").exists()


async def testRootsOutsideAreRefused(engine: Engine, tmp_path: Path) -> None:
    for root in ("/", "/etc", str(tmp_path / "other")):
        for method, params in (
            ("storage.prepare", {"storage_domain_id": STORAGE_DOMAIN}),
            ("storage.statistics", {}),
            ("storage.list", {"folder": "images"}),
        ):
            failure = await refused(engine, method, root=root, **params)
            assert failure.name == "PATH_REFUSED"


def evil(path: Path, *options: str) -> str:
    qemu_img("create", "-q", "-u", "-f", "qcow2", *options, str(path), "1M")
    return str(path)


async def testImagesThatNameOtherFilesAreRefused(engine: Engine, home: Path) -> None:
    images, imported = home / "images", home / "import"
    await engine.call("volume.create", path=f"{images}/victim.raw", format="raw", capacity_bytes=MIB)
    data = str(imported / "data")
    qemu_img(
        "create",
        "-q",
        "-f",
        "qcow2",
        "-o",
        f"data_file={data},data_file_raw=on",
        str(imported / "external.qcow2"),
        "1M",
    )
    sources = [
        evil(images / "shadow.qcow2", "-b", "/etc/shadow", "-F", "raw"),
        evil(images / "json.qcow2", "-b", 'json:{"file.filename":"/etc/shadow"}', "-F", "raw"),
        evil(images / "nbd.qcow2", "-b", "nbd://localhost/x", "-F", "raw"),
        evil(images / "up.qcow2", "-b", "../../../../../../etc/shadow", "-F", "raw"),
        evil(imported / "victim.qcow2", "-b", f"{images}/victim.raw", "-F", "raw"),
        str(imported / "external.qcow2"),
    ]
    evil(images / "middle.qcow2", "-b", sources[0], "-F", "qcow2")
    sources.append(evil(images / "top.qcow2", "-b", f"{images}/middle.qcow2", "-F", "qcow2"))
    evil(images / "loop-a.qcow2", "-b", f"{images}/loop-b.qcow2", "-F", "qcow2")
    sources.append(evil(images / "loop-b.qcow2", "-b", f"{images}/loop-a.qcow2", "-F", "qcow2"))
    for number, source in enumerate(sources):
        failure = await refused(
            engine,
            "volume.copy",
            source=source,
            source_format="qcow2",
            path=f"{images}/copy{number}.raw",
            format="raw",
        )
        assert failure.name == "PATH_REFUSED", (source, failure.error)
        assert not Path(f"{images}/copy{number}.raw").exists()
        failure = await refused(
            engine,
            "volume.create",
            path=f"{images}/over{number}.qcow2",
            format="qcow2",
            capacity_bytes=0,
            backing={"path": source, "format": "qcow2"},
        )
        assert failure.name == "PATH_REFUSED", (source, failure.error)


async def testABackingWithoutAFormatIsRefused(engine: Engine, home: Path) -> None:
    image = home / "images/unsaid.qcow2"
    base = home / "images/base.raw"
    base.write_bytes(bytes(MIB))
    qemu_img("create", "-q", "-f", "qcow2", "-b", str(base), "-F", "raw", str(image))
    content = bytearray(image.read_bytes())
    position = content.index(struct.pack(">I", 0xE2792ACA))
    content[position : position + 4] = struct.pack(">I", 0x12345678)
    image.write_bytes(content)
    failure = await refused(
        engine,
        "volume.copy",
        source=str(image),
        source_format="qcow2",
        path=f"{home}/images/copy.raw",
        format="raw",
    )
    assert failure.name == "PATH_REFUSED"
    assert "format" in failure.error["message"]


async def testAFailedToolLeavesNothingAndSaysWhy(engine: Engine, home: Path) -> None:
    (home / "import/broken.qcow2").write_bytes(b"QFI\xfb" + bytes(200))
    failure = await refused(
        engine,
        "volume.copy",
        source=f"{home}/import/broken.qcow2",
        source_format="qcow2",
        path=f"{home}/images/copy.raw",
        format="raw",
    )
    assert failure.name == "IMAGE_TOOL_FAILED"
    assert list((home / "images").iterdir()) == []


async def testTheOwnFilesOfTheAgentAreNotListed(engine: Engine, home: Path) -> None:
    (home / "images/.x.vireo-partial").write_bytes(b"")
    (home / "images/folder").mkdir()
    (home / "images/link").symlink_to("/etc/shadow")
    listed = await engine.call("storage.list", root=str(home), folder="images")
    assert listed["files"] == []
    failure = await refused(engine, "storage.list", root=str(home.parent), folder="images")
    assert failure.name == "VOLUME_NOT_FOUND"
