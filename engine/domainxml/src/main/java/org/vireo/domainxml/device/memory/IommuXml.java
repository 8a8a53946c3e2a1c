package org.vireo.domainxml.device.memory;

import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.address.AddressXml;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.machine.IoApicXml;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DeviceReader;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.Iommu;
import org.vireo.libvirt.xml.IommuDriver;
import org.vireo.libvirt.xml.ObjectFactory;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.device.IommuDevice;
import org.vireo.model.device.IommuModel;
import org.vireo.model.hardware.Chipset;
import org.vireo.model.reported.ReportedPlain;

/** The IOMMU, of which a guest has one at most. One with more than 255 vCPUs gets the one that it needs. */
public final class IommuXml implements DomainContributor, DeviceReader {

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        input.each(IommuDevice.class, (iommu, place) -> {
            check(input, iommu, place);
            domain.getDevices()
                    .getDevice()
                    .add(elements.createDevicesIommu(new Iommu()
                            .withModel(word(iommu.model()))
                            .withDriver(driver(iommu))
                            .withAlias(UserAlias.element(iommu))
                            .withAddress(AddressXml.write(input.addresses().of(iommu)))));
        });
        if (input.wholeWithout(IommuDevice.class) && IoApicXml.needsRemapping(input)) {
            if (input.chipset() != Chipset.Q35) {
                input.refuse(
                        "The VM can have more than 255 vCPUs, which takes an IOMMU, and there is none on the board "
                                + input.chipset() + ": give it at most 255, or a BIOS type of q35.");
            }
            domain.getDevices()
                    .getDevice()
                    .add(elements.createDevicesIommu(new Iommu()
                            .withModel("intel")
                            .withDriver(new IommuDriver().withIntremap("on").withEim("on"))));
        }
    }

    private static void check(BuildInput input, IommuDevice iommu, int place) {
        if (place > 0) {
            input.refuse("The VM has more than one IOMMU: keep one of them.");
        }
        boolean fits = switch (iommu.model()) {
            case INTEL -> input.chipset() == Chipset.Q35;
            case VIRTIO -> input.chipset() != Chipset.I440FX;
            case SMMUV3 -> input.chipset() == Chipset.VIRT;
        };
        if (!fits) {
            input.refuse("The VM has an IOMMU of the model " + iommu.model() + ", which there is none of on the board "
                    + input.chipset() + ": choose another model or none.");
        }
    }

    private static String word(IommuModel model) {
        return switch (model) {
            case INTEL -> "intel";
            case VIRTIO -> "virtio";
            case SMMUV3 -> "smmuv3";
        };
    }

    private static @Nullable IommuDriver driver(IommuDevice iommu) {
        IommuDriver driver = new IommuDriver()
                .withIntremap(state(iommu.interruptRemapping()))
                .withCachingMode(state(iommu.cachingMode()))
                .withEim(state(iommu.extendedInterrupts()))
                .withIotlb(state(iommu.deviceTlb()))
                .withAwBits(iommu.addressBits() == 0 ? null : Integer.toString(iommu.addressBits()));
        return iommu.equals(IommuDevice.of(iommu.id(), iommu.model())) ? null : driver;
    }

    private static @Nullable String state(@Nullable Boolean on) {
        return on == null ? null : on ? "on" : "off";
    }

    @Override
    public String element() {
        return "iommu";
    }

    @Override
    public @Nullable ReportedPlain read(Object device) {
        return device instanceof Iommu iommu
                ? new ReportedPlain(
                        DeviceKind.IOMMU,
                        element(),
                        UserAlias.text(iommu.getAlias()),
                        AddressXml.read(iommu.getAddress()),
                        iommu.getModel())
                : null;
    }
}
