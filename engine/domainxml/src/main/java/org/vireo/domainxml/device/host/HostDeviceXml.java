package org.vireo.domainxml.device.host;

import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.address.AddressXml;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.device.boot.BootXml;
import org.vireo.domainxml.device.boot.RomXml;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DeviceReader;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.Empty;
import org.vireo.libvirt.xml.HostDeviceDriver;
import org.vireo.libvirt.xml.ObjectFactory;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.HostDevice;
import org.vireo.model.device.host.HostDeviceSource;
import org.vireo.model.device.host.MdevDisplay;
import org.vireo.model.reported.ReportedHostDevice;
import org.vireo.model.spec.DeviceEntry;

/** Devices of the host: PCI functions and mediated devices by VFIO, USB devices, SCSI units. */
public final class HostDeviceXml implements DomainContributor, DeviceReader {

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        input.each(HostDevice.class, (device, place) -> {
            if (refused(input, device)) {
                return;
            }
            domain.getDevices().getDevice().add(elements.createDevicesHostdev(write(input, device)));
        });
    }

    private static boolean refused(BuildInput input, HostDevice device) {
        int before = input.refusals().size();
        refuseSource(input, device);
        for (DeviceEntry entry : input.vm().devices()) {
            if (entry.device().id().equals(device.id())) {
                break;
            }
            if (entry.device() instanceof HostDevice earlier) {
                refuseBoth(input, device, earlier);
            }
        }
        refuseMediated(input, device);
        return input.refusals().size() > before;
    }

    private static void refuseSource(BuildInput input, HostDevice device) {
        String type = type(device.source());
        if (!type.equals("mdev") && input.host().support().lacks("devices/hostdev/subsysType", type)) {
            input.refuse("Host device " + device.source() + " is of the type " + type
                    + ", which the host's emulator cannot pass through: choose another host or remove the device.");
        }
        if (device.source() instanceof HostDeviceSource.Scsi
                && input.addresses().of(device) == null) {
            input.refuse("There is no SCSI unit left for host device " + device.source() + ": remove a disk.");
        }
    }

    private static void refuseMediated(BuildInput input, HostDevice device) {
        if (device.display() != MdevDisplay.NONE && input.wholeWithout(GraphicsDevice.class)) {
            input.refuse("Mediated device " + device.source() + " is to show the guest's screen, but the VM has no"
                    + " graphical console: add one, or let the device show nothing.");
        }
        if (device.making() != null && input.isPart()) {
            input.refuse("Mediated device " + device.source() + " is to be made by the host, which it does for VMs that"
                    + " start: stop the VM first, or name one that is there already (without making).");
        }
    }

    private static void refuseBoth(BuildInput input, HostDevice device, HostDevice other) {
        if (other.source().equals(device.source())) {
            input.refuse("The VM has host device " + device.source() + " twice: remove one of them.");
        } else if (device.display() == MdevDisplay.SCREEN_FROM_BOOT && other.display() == device.display()) {
            input.refuse("More than one mediated device is to show the screen from the boot on (ramfb): keep "
                    + device.source() + " or " + other.source() + ".");
        }
    }

    private static org.vireo.libvirt.xml.HostDevice write(BuildInput input, HostDevice device) {
        boolean pci = device.source() instanceof HostDeviceSource.Pci;
        return new org.vireo.libvirt.xml.HostDevice()
                .withMode("subsystem")
                .withType(type(device.source()))
                .withManaged(pci ? (device.managed() ? "yes" : "no") : null)
                .withModel(device.source() instanceof HostDeviceSource.Mdev ? "vfio-pci" : null)
                .withDisplay(device.display() == MdevDisplay.NONE ? null : "on")
                .withRamfb(device.display() == MdevDisplay.SCREEN_FROM_BOOT ? "on" : null)
                .withRawio(device.rawIo() ? "yes" : null)
                .withDriver(pci ? new HostDeviceDriver().withName("vfio") : null)
                .withSource(HostSourceXml.write(device.source()))
                .withReadonly(device.readOnly() ? new Empty() : null)
                .withBoot(BootXml.write(device.bootOrder()))
                .withRom(RomXml.write(device.rom()))
                .withAlias(UserAlias.element(device))
                .withAddress(AddressXml.write(input.addresses().of(device)));
    }

    private static String type(HostDeviceSource source) {
        return switch (source) {
            case HostDeviceSource.Pci pci -> "pci";
            case HostDeviceSource.UsbProduct usb -> "usb";
            case HostDeviceSource.UsbPlace usb -> "usb";
            case HostDeviceSource.Scsi scsi -> "scsi";
            case HostDeviceSource.Mdev mdev -> "mdev";
        };
    }

    @Override
    public String element() {
        return "hostdev";
    }

    @Override
    public @Nullable ReportedHostDevice read(Object device) {
        return device instanceof org.vireo.libvirt.xml.HostDevice host
                ? new ReportedHostDevice(
                        UserAlias.text(host.getAlias()),
                        AddressXml.read(host.getAddress()),
                        HostSourceXml.read(host.getType(), host.getSource()))
                : null;
    }
}
