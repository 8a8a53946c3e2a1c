"""Secrets as libvirt describes them: ours live in its memory and are told to nobody."""

from vireo_agent import xmlsafe


def document(identity: str) -> str:
    """A secret that is on no disk (ephemeral), and that no client can read back (private)."""
    return (
        "<secret ephemeral='yes' private='yes'>"
        f"<uuid>{identity}</uuid><description>Vireo</description></secret>"
    )


def is_ours(xml: str) -> bool:
    """Whether a secret is of that kind."""
    root = xmlsafe.parse(xml)
    return (root.get("ephemeral"), root.get("private")) == ("yes", "yes")
