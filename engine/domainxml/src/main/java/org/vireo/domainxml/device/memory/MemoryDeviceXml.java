package org.vireo.domainxml.device.memory;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.address.AddressXml;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.binding.Numbers;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DeviceReader;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Amount;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.Empty;
import org.vireo.libvirt.xml.MemoryModule;
import org.vireo.libvirt.xml.MemoryModuleLabel;
import org.vireo.libvirt.xml.MemoryModuleSource;
import org.vireo.libvirt.xml.MemoryModuleTarget;
import org.vireo.libvirt.xml.ObjectFactory;
import org.vireo.model.device.MemoryDevice;
import org.vireo.model.device.MemoryModel;
import org.vireo.model.device.MemoryStore;
import org.vireo.model.reported.ReportedMemory;

/** Memory beside what the guest starts with: modules, modules that keep their content, virtio memory. */
public final class MemoryDeviceXml implements DomainContributor, DeviceReader {

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        input.each(MemoryDevice.class, (memory, place) -> {
            checkNode(input, memory);
            domain.getDevices()
                    .getDevice()
                    .add(elements.createDevicesMemory(new MemoryModule()
                            .withModel(word(memory.model()))
                            .withAccess(
                                    memory.store().access() == null
                                            ? null
                                            : memory.store().access().name().toLowerCase(Locale.ROOT))
                            .withSource(source(memory.store()))
                            .withTarget(target(memory))
                            .withAlias(UserAlias.element(memory))
                            .withAddress(AddressXml.write(input.addresses().of(memory)))));
        });
    }

    private static void checkNode(BuildInput input, MemoryDevice memory) {
        int nodes = Math.max(
                1, input.vm().hardware().platform().cpu().numa().cells().size());
        if (memory.model() != MemoryModel.VIRTIO_PMEM && memory.node() >= nodes) {
            input.refuse("Memory device " + memory.id() + " is in the NUMA node " + memory.node()
                    + ", but the VM has only " + nodes + ": choose a number below.");
        }
    }

    private static String word(MemoryModel model) {
        return switch (model) {
            case DIMM -> "dimm";
            case NVDIMM -> "nvdimm";
            case VIRTIO_MEM -> "virtio-mem";
            case VIRTIO_PMEM -> "virtio-pmem";
        };
    }

    private static @Nullable MemoryModuleSource source(MemoryStore store) {
        MemoryModuleSource source = new MemoryModuleSource().withPath(store.path());
        if (store.alignBytes() > 0) {
            source.setAlignsize(kib(store.alignBytes()));
        }
        if (store.persistent()) {
            source.setPmem(new Empty());
        }
        if (store.pageSizeKib() > 0) {
            source.setPagesize(kib(store.pageSizeKib() * 1024L));
        }
        if (store.hostNodes() != null) {
            source.setNodemask(store.hostNodes().toString());
        }
        boolean empty = store.path() == null && store.pageSizeKib() == 0 && store.hostNodes() == null;
        return empty ? null : source;
    }

    private static MemoryModuleTarget target(MemoryDevice memory) {
        MemoryModuleTarget target = new MemoryModuleTarget().withSize(kib(memory.sizeBytes()));
        if (memory.model() != MemoryModel.VIRTIO_PMEM) {
            target.setNode(Integer.toString(memory.node()));
        }
        if (memory.labelBytes() > 0) {
            target.setLabel(new MemoryModuleLabel().withSize(kib(memory.labelBytes())));
        }
        if (memory.readOnly()) {
            target.setReadonly(new Empty());
        }
        if (memory.model() == MemoryModel.VIRTIO_MEM) {
            target.withBlock(kib(memory.blockBytes())).withRequested(kib(memory.requestedBytes()));
        }
        return target;
    }

    private static Amount kib(long bytes) {
        return new Amount().withUnit("KiB").withValue(Long.toString(bytes / 1024));
    }

    @Override
    public String element() {
        return "memory";
    }

    @Override
    public @Nullable ReportedMemory read(Object device) {
        if (!(device instanceof MemoryModule memory)) {
            return null;
        }
        MemoryModuleTarget target = memory.getTarget() == null ? new MemoryModuleTarget() : memory.getTarget();
        long size = bytes(target.getSize());
        return new ReportedMemory(
                UserAlias.text(memory.getAlias()),
                AddressXml.read(memory.getAddress()),
                memory.getModel() == null ? "" : memory.getModel(),
                size,
                target.getCurrent() == null ? size : bytes(target.getCurrent()),
                target.getNode() == null ? -1 : (int) Numbers.of(target.getNode()),
                memory.getSource() == null ? null : memory.getSource().getPath());
    }

    private static long bytes(@Nullable Amount amount) {
        return amount == null ? 0 : Numbers.of(amount.getValue()) * Numbers.bytesPer(amount.getUnit());
    }
}
