package org.vireo.hostproxy.vm;

/** Through what a guest is asked to power off or reboot. */
public enum PowerMode {
    /** The guest agent where it answers, otherwise ACPI. */
    ANY,
    AGENT,
    ACPI
}
