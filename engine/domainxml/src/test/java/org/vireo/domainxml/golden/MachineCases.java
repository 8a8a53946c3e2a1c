package org.vireo.domainxml.golden;

import java.util.List;
import org.vireo.domainxml.VmFixture;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.GuestClock;
import org.vireo.model.hardware.MultiQueue;
import org.vireo.model.hardware.Platform;
import org.vireo.model.spec.GuestHardware;
import org.vireo.model.spec.VmIdentity;

/** The machine itself, without devices. */
final class MachineCases {

    private MachineCases() {}

    static List<GoldenCase> all() {
        return List.of(
                GoldenCase.tcg("bare", VmFixture.bare()),
                GoldenCase.tcg(
                        "launch-paused",
                        VmFixture.bare()
                                .hardware(new GuestHardware(
                                        3L << 30,
                                        new CpuTopology(2, 3, 2),
                                        BiosType.Q35_SEA_BIOS,
                                        Platform.DEFAULT
                                                .withMachineType("pc-q35-7.2")
                                                .withClock(GuestClock.LOCALTIME)
                                                .withMultiQueue(MultiQueue.OFF)))
                                .launchPaused()),
                GoldenCase.tcg("spiteful-texts", spitefulTexts()));
    }

    private static VmFixture spitefulTexts() {
        return VmFixture.bare()
                .identity(new VmIdentity(
                        VmFixture.VM_ID,
                        "<name> &amp; \"x\" 'y' ]]> \u202Eltr\u200F ü漢😀",
                        "line 1\nline 2\r\n\ttab ]]> <![CDATA[ &#0; <!-- -->",
                        Long.MAX_VALUE));
    }
}
