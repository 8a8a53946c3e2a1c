"""The arrows between the packages, and the size caps."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src/vireo_agent"
MODULES = sorted(PACKAGE.rglob("*.py"))
EVERY = [*MODULES, *sorted((ROOT / "tests").rglob("*.py"))]
BASICS = {"errors", "clock", "protocol", "deadline", "xmlsafe", "log", "workers", "uuids"}
BASICS |= {"subprocesses"}
STARTING = re.compile(r"create_subprocess|import subprocess\b|posix_spawn|os\.exec")
ALLOWED = {
    "schema": set(),
    "events": {"schema"},
    "virt": {"schema"},
    "payload": {"domains"},
    "preparation": {"domains", "payload", "remains"},
    "network": set(),
    "images": {"schema"},
    "domains": {"schema", "events", "virt"},
    "facts": {"schema", "virt", "config"},
    "hooks": {"domains"},
    "verbs": {"schema", "virt", "domains", "hooks", "agent"},
    "rpc": {"schema", "events", "verbs", "hooks", "agent", "config"},
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
        m.relative_to(PACKAGE).parts[0]
        for m in MODULES
        if any(name.split(".")[0] == "libvirt" for name in imports(m))
    }
    assert users == {"virt"}


def testOnlyOneModuleStartsPrograms() -> None:
    users = {m.name for m in MODULES if STARTING.search(m.read_text(encoding="utf-8"))}
    assert users == {"subprocesses.py", "kvm_probe.py"}
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
