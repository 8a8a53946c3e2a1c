package org.vireo.hostproxy.contract;

import java.util.UUID;
import org.vireo.hostproxy.vm.CreateDomain;
import org.vireo.model.id.VmId;

/** Small domains that libvirt's test driver takes. */
public final class TestDomains {

    private TestDomains() {}

    public static VmId newId() {
        return new VmId(UUID.randomUUID());
    }

    public static CreateDomain running(VmId id) {
        return new CreateDomain(xml(id, "", "52:54:00:00:00:01"));
    }

    public static CreateDomain paused(VmId id) {
        return new CreateDomain(xml(id, "<v:launchPaused>true</v:launchPaused>", "52:54:00:00:00:01"));
    }

    /** A domain whose only difference to {@link #running} is a device. */
    public static CreateDomain withOtherNic(VmId id) {
        return new CreateDomain(xml(id, "", "52:54:00:00:00:02"));
    }

    /** A domain that can be given more vCPUs. */
    public static CreateDomain growing(VmId id, int vcpus, int most) {
        return new CreateDomain(xml(id, "", "52:54:00:00:00:01")
                .replace("<vcpu>1</vcpu>", "<vcpu current=\"" + vcpus + "\">" + most + "</vcpu>"));
    }

    /** The alias of the text console of {@link #withConsole}. */
    public static final String CONSOLE = "ua-5f0b4f0e-9c53-4a10-8a01-6f2f1f0f1c9a";

    /** A domain with a serial port behind a socket of the host. */
    public static CreateDomain withConsole(VmId id, String socket) {
        return new CreateDomain(xml(id, "", "52:54:00:00:00:01")
                .replace(
                        "<devices>",
                        "<devices><serial type=\"unix\"><source mode=\"bind\" path=\"" + socket
                                + "\"/><target port=\"0\"/><alias name=\"" + CONSOLE + "\"/></serial>"));
    }

    /** A domain with a disk. */
    public static CreateDomain withDisk(VmId id, String target) {
        return new CreateDomain(xml(id, "", "52:54:00:00:00:01")
                .replace(
                        "<devices>",
                        "<devices><disk type=\"file\" device=\"disk\"><source file=\"/guest/disk.img\"/><target dev=\""
                                + target + "\" bus=\"virtio\"/></disk>"));
    }

    private static String xml(VmId id, String section, String mac) {
        return """
                <domain type="test">
                  <name>vm-%1$s</name>
                  <uuid>%1$s</uuid>
                  <metadata>
                    <v:vm xmlns:v="https://vireo-project.org/xmlns/vm/1" version="1"><v:id>%1$s</v:id>%2$s</v:vm>
                  </metadata>
                  <memory unit="KiB">65536</memory>
                  <vcpu>1</vcpu>
                  <os><type>hvm</type></os>
                  <devices>
                    <interface type="network">
                      <mac address="%3$s"/>
                      <source network="default"/>
                      <alias name="ua-8d2f8f4e-27cc-4f66-8b4f-58a1d9a6d1ce"/>
                    </interface>
                  </devices>
                </domain>
                """.formatted(id, section, mac);
    }
}
