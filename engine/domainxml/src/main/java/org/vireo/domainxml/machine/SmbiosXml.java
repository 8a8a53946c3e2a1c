package org.vireo.domainxml.machine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.Sysinfo;
import org.vireo.libvirt.xml.SysinfoBlock;
import org.vireo.libvirt.xml.SysinfoEntry;
import org.vireo.model.hardware.Smbios;

/** What the guest reads of its maker and of itself. */
public final class SmbiosXml implements DomainContributor {

    private static final String MANUFACTURER = "Vireo";
    private static final String PRODUCT = "Virtual Machine";

    /** Of what guests are shown; it changes when that does, not with the engine's version, so that hardware stays. */
    private static final String VERSION = "1";

    @Override
    public void contribute(BuildInput input, Domain domain) {
        if (!input.architecture().hasSmbios()) {
            return;
        }
        Smbios smbios = input.vm().hardware().platform().smbios();
        SysinfoBlock system = new SysinfoBlock();
        List<SysinfoEntry> entries = system.getEntry();
        add(entries, "manufacturer", MANUFACTURER);
        add(entries, "product", PRODUCT);
        add(entries, "version", VERSION);
        add(entries, "serial", serial(input, smbios));
        add(entries, "uuid", input.vm().id().toString());
        add(entries, "sku", smbios.sku());
        add(entries, "family", smbios.family());
        Sysinfo sysinfo = new Sysinfo().withType("smbios").withSystem(system);
        if (smbios.assetTag() != null) {
            sysinfo.setChassis(new SysinfoBlock()
                    .withEntry(entry("manufacturer", MANUFACTURER), entry("asset", smbios.assetTag())));
        }
        if (!smbios.oemStrings().isEmpty()) {
            SysinfoBlock strings = new SysinfoBlock();
            smbios.oemStrings().forEach(text -> strings.getEntry().add(new SysinfoEntry().withValue(text)));
            sysinfo.setOemStrings(strings);
        }
        domain.setSysinfo(sysinfo);
    }

    private static @Nullable String serial(BuildInput input, Smbios smbios) {
        return switch (smbios.serialPolicy()) {
            case VM -> input.vm().id().toString();
            case CUSTOM -> smbios.serial();
            case HOST -> {
                String uuid = input.host().systemUuid();
                if (uuid == null) {
                    input.refuse("The VM has the serial number policy HOST, but libvirt does not say the host's UUID:"
                            + " choose the policy VM, or give a serial number.");
                }
                yield uuid;
            }
        };
    }

    private static void add(List<SysinfoEntry> entries, String name, @Nullable String value) {
        if (value != null) {
            entries.add(entry(name, value));
        }
    }

    private static SysinfoEntry entry(String name, @Nullable String value) {
        return new SysinfoEntry().withName(name).withValue(value);
    }
}
