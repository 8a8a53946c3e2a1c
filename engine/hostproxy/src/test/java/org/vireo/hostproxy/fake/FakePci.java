package org.vireo.hostproxy.fake;

import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;

/** Which devices sit on the PCI bus of the fake, and how their address is written. */
final class FakePci {

    private static final Set<String> ALWAYS = Set.of("interface", "memballoon", "rng", "video", "controller");

    private FakePci() {}

    static boolean takesSlot(Element device) {
        if (ALWAYS.contains(device.getTagName())) {
            return !device.getAttribute("model").equals("pcie-root")
                    && !device.getAttribute("model").equals("none");
        }
        return device.getTagName().equals("disk")
                && FakeDomainXml.children(device, "target").stream()
                        .anyMatch(target -> target.getAttribute("bus").equals("virtio"));
    }

    /** The highest bus that a device sits on; 0 for none. */
    static int highestSlot(List<Element> devices) {
        return devices.stream()
                .flatMap(device -> FakeDomainXml.children(device, "address").stream())
                .filter(address -> address.getAttribute("type").equals("pci"))
                .mapToInt(address -> Integer.decode(address.getAttribute("bus")))
                .max()
                .orElse(0);
    }

    static void write(Element address, int slot) {
        address.setAttribute("type", "pci");
        address.setAttribute("domain", "0x0000");
        address.setAttribute("bus", String.format("0x%02x", slot));
        address.setAttribute("slot", "0x00");
        address.setAttribute("function", "0x0");
    }
}
