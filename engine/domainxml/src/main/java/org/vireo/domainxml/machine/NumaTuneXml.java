package org.vireo.domainxml.machine;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.NumaTune;
import org.vireo.libvirt.xml.NumaTuneMemory;
import org.vireo.libvirt.xml.NumaTuneNode;
import org.vireo.model.hardware.numa.CpuSet;
import org.vireo.model.hardware.numa.GuestNuma;
import org.vireo.model.hardware.numa.NumaCell;
import org.vireo.model.hardware.numa.NumaMode;

/** Which of the host's NUMA nodes the guest's memory comes from. */
public final class NumaTuneXml implements DomainContributor {

    @Override
    public void contribute(BuildInput input, Domain domain) {
        GuestNuma numa = input.vm().hardware().platform().cpu().numa();
        NumaTune tune = new NumaTune();
        CpuSet all = numa.hostNodes();
        if (all != null) {
            tune.setMemory(new NumaTuneMemory().withMode(word(numa.mode())).withNodeset(all.toString()));
        }
        List<NumaCell> cells = numa.cells();
        for (int i = 0; i < cells.size(); i++) {
            CpuSet nodes = cells.get(i).hostNodes();
            if (nodes != null) {
                NumaMode own = cells.get(i).mode();
                tune.getMemnode()
                        .add(new NumaTuneNode()
                                .withCellid(Integer.toString(i))
                                .withMode(word(own == null ? numa.mode() : own))
                                .withNodeset(nodes.toString()));
            }
        }
        if (all != null || !tune.getMemnode().isEmpty()) {
            domain.setNumatune(tune);
        }
    }

    private static String word(@Nullable NumaMode mode) {
        return mode == null ? "strict" : mode.name().toLowerCase(Locale.ROOT);
    }
}
