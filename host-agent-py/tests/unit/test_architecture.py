"""The arrows between the packages, and the size caps."""

import ast
import io
import re
import tokenize
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src/vireo_agent"
MODULES = sorted(PACKAGE.rglob("*.py"))
# People write protocol.json instead.
GENERATED = PACKAGE / "schema/types.py"
WRITTEN = [module for module in MODULES if module != GENERATED]
EVERY = [*WRITTEN, *sorted((ROOT / "tests").rglob("*.py")), *(ROOT / "tools").glob("*.py")]
BASICS = {"errors", "clock", "protocol", "deadline", "xmlsafe", "log", "workers", "uuids"}
BASICS |= {"subprocesses", "disk"}
STARTING = re.compile(r"create_subprocess|import subprocess\b|posix_spawn|os\.exec")
ALLOWED = {
    "schema": set(),
    "events": {"schema"},
    "virt": {"schema"},
    "payload": {"domains"},
    "preparation": {"domains", "payload", "remains"},
    "network": set(),
    "images": {"schema", "jobs"},
    "jobs": {"schema"},
    "domains": {"schema", "events", "virt"},
    "facts": {"schema", "virt", "config"},
    "hooks": {"schema", "domains"},
    "verbs": {"schema", "virt", "domains", "hooks", "agent"},
    "rpc": {"schema", "events", "verbs", "hooks", "agent", "config", "consoles"},
    "enrol": {"config", "rpc"},
}


def imports(module: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def testOnlyVirtImportsLibvirt() -> None:
    users = {
        m.relative_to(PACKAGE).parts[0] for m in MODULES if any(name.split(".")[0] == "libvirt" for name in imports(m))
    }
    assert users == {"virt"}


def testOnlyOneModuleStartsPrograms() -> None:
    users = {m.name for m in MODULES if STARTING.search(m.read_text(encoding="utf-8"))}
    assert users == {"subprocesses.py"}
    for module in MODULES:
        text = module.read_text(encoding="utf-8")
        assert "shell=True" not in text
        assert "subprocess_shell" not in text
        assert "os.system" not in text


@pytest.mark.parametrize("package", ALLOWED)
def testPackagesImportOnlyWhatTheyMay(package: str) -> None:
    may = ALLOWED[package] | BASICS | {package, "__version__"}
    for module in (PACKAGE / package).rglob("*.py"):
        ours = {name.split(".")[1] for name in imports(module) if name.startswith("vireo_agent.")}
        assert ours <= may, f"{module.name} imports {ours - may}"


@pytest.mark.parametrize("module", EVERY, ids=lambda path: str(path.relative_to(ROOT)))
def testModulesAndFunctionsStaySmall(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert text.count("\n") <= 300 or "tests" in module.parts
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and "tests" not in module.parts:
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= 40, f"{node.name} has {length} lines"


def testEveryModuleSaysWhatItIsFor() -> None:
    for module in MODULES:
        assert ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))), module


MOST_LINES = 7000
NO_CODE = {
    *(tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE),
    *(tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER),
}
# Elements of <devices> in a Domain XML.
DEVICE_KINDS = {
    *("disk", "interface", "controller", "graphics", "video", "sound", "hostdev", "rng", "tpm"),
    *("memballoon", "watchdog", "filesystem", "redirdev", "smartcard", "input", "shmem", "panic"),
    *("vsock", "iommu", "lease", "channel", "serial", "parallel", "console", "memory", "nvram"),
}
# The devices hash names what is volatile, the report the channel of the guest agent, and the
# words of libvirt's events are no elements.
MAY_NAME_KINDS = {"domains/fingerprint.py", "domains/report.py", "virt/names.py"}


def code_lines(text: str) -> int:
    """Lines that hold code: no comments, no blank lines, no docstrings."""
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in NO_CODE:
            lines.update(range(token.start[0], token.end[0] + 1))
    for found in docstrings(ast.parse(text)):
        lines.difference_update(range(found.lineno, (found.end_lineno or found.lineno) + 1))
    return len(lines)


def docstrings(tree: ast.Module) -> list[ast.Constant]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0] if node.body else None
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                found.append(first.value)
    return found


def testTheAgentStaysThin() -> None:
    lines = sum(code_lines(module.read_text(encoding="utf-8")) for module in WRITTEN)
    assert lines <= MOST_LINES, f"{lines} lines of code"


def testTheAgentKnowsNoKindOfDeviceByName() -> None:
    for module in MODULES:
        place = str(module.relative_to(PACKAGE))
        if place in MAY_NAME_KINDS:
            continue
        tree = ast.parse(module.read_text(encoding="utf-8"))
        spared = {id(text) for text in docstrings(tree)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                if node.value.startswith("/"):
                    continue  # a path of the host
                words = set(node.value.split("/"))
                assert id(node) in spared or not words & DEVICE_KINDS, f"{place}: {node.value!r}"
