"""Secrets as libvirt describes them: ours live in its memory and are told to nobody."""

from vireo_agent import xmlsafe

_OURS = "Vireo"


def document(identity: str) -> str:
    """A secret that is on no disk (ephemeral), and that no client can read back (private)."""
    return f"<secret ephemeral='yes' private='yes'><uuid>{identity}</uuid><description>{_OURS}</description></secret>"


def is_ours(xml: str) -> bool:
    """Whether a secret is one of these; others keep theirs in memory, too."""
    root = xmlsafe.parse(xml)
    told = (root.get("ephemeral"), root.get("private"), root.findtext("description"))
    return told == ("yes", "yes", _OURS)
