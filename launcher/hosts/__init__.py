"""The lab: several real hosts on one machine, each in namespaces of its own, with a libvirt and an agent of its own."""
