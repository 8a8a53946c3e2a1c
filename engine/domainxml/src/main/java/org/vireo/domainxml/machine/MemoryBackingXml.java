package org.vireo.domainxml.machine;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.Empty;
import org.vireo.libvirt.xml.HugePages;
import org.vireo.libvirt.xml.MemoryMode;
import org.vireo.libvirt.xml.MemorySource;
import org.vireo.libvirt.xml.PageSize;
import org.vireo.model.hardware.memory.HugePage;
import org.vireo.model.hardware.memory.MemoryBacking;

/** What the guest's memory is made of on the host. */
public final class MemoryBackingXml implements DomainContributor {

    @Override
    public void contribute(BuildInput input, Domain domain) {
        MemoryBacking backing = input.vm().hardware().platform().memory().backing();
        if (backing.equals(MemoryBacking.DEFAULT)) {
            return;
        }
        var element = new org.vireo.libvirt.xml.MemoryBacking();
        if (!backing.hugePages().isEmpty()) {
            HugePages pages = new HugePages();
            for (HugePage page : backing.hugePages()) {
                pages.getPage()
                        .add(new PageSize()
                                .withSize(Integer.toString(page.sizeKib()))
                                .withUnit("KiB")
                                .withNodeset(
                                        page.nodes() == null
                                                ? null
                                                : page.nodes().toString()));
            }
            element.setHugepages(pages);
        }
        element.withNosharepages(flag(backing.noSharing()))
                .withLocked(flag(backing.locked()))
                .withDiscard(flag(backing.discard()));
        if (backing.source() != null) {
            element.setSource(new MemorySource().withType(word(backing.source())));
        }
        if (backing.access() != null) {
            element.setAccess(new MemoryMode().withMode(word(backing.access())));
        }
        if (backing.allocation() != null) {
            element.setAllocation(new MemoryMode().withMode(word(backing.allocation())));
        }
        domain.setMemoryBacking(element);
    }

    private static @Nullable Empty flag(boolean on) {
        return on ? new Empty() : null;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
