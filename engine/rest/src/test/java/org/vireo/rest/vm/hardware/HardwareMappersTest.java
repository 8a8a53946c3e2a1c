package org.vireo.rest.vm.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vireo.api.schema.Limits;
import org.vireo.api.type.Core;
import org.vireo.api.type.Cpu;
import org.vireo.api.type.HostDevice;
import org.vireo.api.type.NumaTuneMode;
import org.vireo.api.type.VirtualNumaNode;
import org.vireo.api.xml.XmlFormat;
import org.vireo.model.device.host.HostDeviceSource;
import org.vireo.model.hardware.numa.CpuSet;
import org.vireo.model.hardware.numa.NumaCell;
import org.vireo.model.hardware.numa.NumaMode;
import org.vireo.model.id.DeviceId;
import org.vireo.model.vm.VmDevice;
import org.vireo.rest.problem.FaultException;

class HardwareMappersTest {

    private static final UUID VM = new UUID(1, 1);
    private static final UUID ID = new UUID(1, 2);
    private static final XmlFormat XML = new XmlFormat(Limits.STANDARD);

    private static VirtualNumaNode node(long memory, Long... cores) {
        VirtualNumaNode api = new VirtualNumaNode();
        api.setMemory(memory);
        Cpu cpu = new Cpu();
        cpu.setCores(List.of(cores).stream()
                .map(index -> {
                    Core core = new Core();
                    core.setIndex(index);
                    return core;
                })
                .toList());
        api.setCpu(cpu);
        return api;
    }

    @Test
    void everyHostDeviceShouldBeShownByTheNameThatAddsIt() {
        Map<String, String> managed = Map.of(
                "pci_0000_03_10_1", "true",
                "usb_046d_c52b", "false",
                "usb_at_1_4", "false",
                "scsi_2_0_0_1", "false",
                "mdev_4b20d080_1b54_4048_85b3_a6a62d165c01", "false");
        for (String name : managed.keySet()) {
            VmDevice row =
                    new VmDevice(VM, org.vireo.model.device.HostDevice.of(new DeviceId(ID), HostDeviceSource.of(name)));
            HostDevice api = HostDeviceMapper.toApi(VM, List.of(row)).getFirst();
            assertThat(api.getName()).isEqualTo(name);
            assertThat(api.getHref()).endsWith("/hostdevices/" + ID);
            assertThat(HostDeviceMapper.toAdd(VM, ID, api, JsonNodeFactory.instance.objectNode())
                            .document()
                            .toString())
                    .contains("\"source\":\"" + name + "\"", "\"managed\":" + managed.get(name));
        }
    }

    @Test
    void aNumaNodeShouldComeBackAsItWasAskedFor() {
        NumaCell cell = NumaNodeMapper.toModel(node(512, 0L, 1L), null);
        assertThat(cell).isEqualTo(NumaCell.of(CpuSet.of("0-1"), 512L << 20));
        VirtualNumaNode shown = NumaNodeMapper.toApi(VM, List.of(cell)).getFirst();
        assertThat(XML.text(shown)).contains("<index>0</index>", "<memory>512</memory>", "<core><index>1</index>");
        assertThat(NumaNodeMapper.toModel(shown, null)).isEqualTo(cell);
    }

    @Test
    void whatARequestDoesNotSayOfANodeShouldStay() {
        NumaCell before = new NumaCell(CpuSet.of("0-1"), 1L << 30, null, NumaMode.STRICT, CpuSet.of("1"));
        VirtualNumaNode change = new VirtualNumaNode();
        change.setMemory(2048L);
        assertThat(NumaNodeMapper.toModel(change, before))
                .isEqualTo(new NumaCell(CpuSet.of("0-1"), 2L << 30, null, NumaMode.STRICT, CpuSet.of("1")));
        assertThat(XML.text(NumaNodeMapper.toApi(VM, List.of(before)).getFirst()))
                .contains("<numa_tune_mode>strict</numa_tune_mode>", "<pinned>true</pinned>");
    }

    /** oVirt's own example of a new node has the mode, and no pins. */
    @Test
    void aModeWithoutHostNodesShouldBeNothing() {
        VirtualNumaNode asked = node(1024, 0L);
        asked.setNumaTuneMode(NumaTuneMode.STRICT);
        assertThat(NumaNodeMapper.toModel(asked, null)).isEqualTo(NumaCell.of(CpuSet.of("0"), 1L << 30));

        NumaCell before = new NumaCell(CpuSet.of("0"), 1L << 30, null, NumaMode.STRICT, CpuSet.of("1"));
        VirtualNumaNode unpinned = new VirtualNumaNode();
        unpinned.setNumaNodePins(List.of());
        assertThat(NumaNodeMapper.toModel(unpinned, before)).isEqualTo(NumaCell.of(CpuSet.of("0"), 1L << 30));
    }

    @Test
    void onlyTheNextIndexShouldBeTaken() {
        VirtualNumaNode asked = node(1024, 0L);
        NumaNodeMapper.requireNext(asked, 1);
        asked.setIndex(1L);
        NumaNodeMapper.requireNext(asked, 1);
        assertThatThrownBy(() -> NumaNodeMapper.requireNext(asked, 0)).hasMessageContaining("Give 0");
    }

    @Test
    void anImpossibleNodeShouldBeRefused() {
        for (VirtualNumaNode api :
                List.of(new VirtualNumaNode(), node(0, 0L), node(1, -1L), node(Long.MAX_VALUE, 0L), node(1, 99_999L))) {
            assertThatThrownBy(() -> NumaNodeMapper.toModel(api, null)).isInstanceOf(FaultException.class);
        }
    }
}
