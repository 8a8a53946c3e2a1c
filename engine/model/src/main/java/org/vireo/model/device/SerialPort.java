package org.vireo.model.device;

/** What the guest sees a serial port as. */
public enum SerialPort {
    /** The port that the machine has anyway: ISA on a PC. */
    BUILT_IN,
    PCI,
    USB
}
