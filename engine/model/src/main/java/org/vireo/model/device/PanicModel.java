package org.vireo.model.device;

import java.util.List;
import org.vireo.model.need.HostNeed;

/** Ways to tell of a panic. */
public enum PanicModel {
    /** pvpanic on the ISA bus: for Linux. */
    ISA("isa", HostNeed.Silence.MAYBE),
    /** Registers of Hyper-V's: for Windows. */
    HYPERV("hyperv", HostNeed.Silence.MAYBE),
    /** pvpanic as a PCI card; from libvirt 9.1 on, which lists the models since 10.0. */
    PVPANIC("pvpanic", HostNeed.Silence.NO);

    private final String word;
    private final List<HostNeed> needs;

    PanicModel(String word, HostNeed.Silence silence) {
        this.word = word;
        String wish = "a panic device of the model " + word;
        this.needs = List.of(new HostNeed(
                wish,
                "devices/panic/model",
                word,
                silence,
                "choose another model, or take the panic device off the VM"));
    }

    /** libvirt's word. */
    public String word() {
        return word;
    }

    /** What it needs of the host's emulator. */
    List<HostNeed> needs() {
        return needs;
    }
}
