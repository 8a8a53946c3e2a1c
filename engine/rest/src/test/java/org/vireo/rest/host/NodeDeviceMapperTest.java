package org.vireo.rest.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vireo.api.schema.Limits;
import org.vireo.api.type.HostDevice;
import org.vireo.api.xml.XmlFormat;
import org.vireo.core.query.host.HostDevices;

class NodeDeviceMapperTest {

    private static final UUID HOST = new UUID(1, 1);

    private static HostDevices.Entry device(String name, @Nullable String parent, @Nullable String card) {
        return new HostDevices.Entry(
                name,
                "pci",
                new HostDevices.Label("0x8086", "Intel"),
                new HostDevices.Label(null, null),
                "i915",
                1,
                parent,
                card,
                7,
                List.of(new HostDevices.MdevKind("i915-GVTg_V5_4", "GVTg", 2)));
    }

    @Test
    void allThatIsKnownOfADeviceShouldBeShown() {
        HostDevices.Entry device = device("pci_0000_03_10_1", "pci_0000_00_1c_0", null);
        HostDevice api = NodeDeviceMapper.toApi(HOST, List.of(device)).getFirst();
        assertThat(new XmlFormat(Limits.STANDARD).text(api))
                .contains("<name>pci_0000_03_10_1</name>", "<capability>pci</capability>", "<driver>i915</driver>")
                .contains("<iommu_group>1</iommu_group>", "<virtual_functions>7</virtual_functions>")
                .contains(
                        "<vendor id=\"0x8086\">", "<name>Intel</name>", "<available_instances>2</available_instances>");
    }

    @Test
    void devicesShouldPointAtEachOther() {
        List<HostDevice> shown = NodeDeviceMapper.toApi(
                HOST,
                List.of(
                        device("pci_0000_03_00_0", "computer", null),
                        device("pci_0000_03_10_1", "pci_0000_00_1c_0", "pci_0000_03_00_0")));
        HostDevice card = shown.getFirst();
        assertThat(card.getParentDevice()).isNull();
        assertThat(shown.getLast().getPhysicalFunction())
                .isNotNull()
                .satisfies(reference -> assertThat(reference.getHref()).isEqualTo(card.getHref()));
        // A bridge is no device for guests, so that no list shows it.
        assertThat(shown.getLast().getParentDevice()).isNull();
    }
}
