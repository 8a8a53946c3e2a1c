package org.vireo.domainxml.device.compute;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.address.AddressXml;
import org.vireo.domainxml.address.PlannedController;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DeviceReader;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.domainxml.spi.IoThreads;
import org.vireo.libvirt.xml.Controller;
import org.vireo.libvirt.xml.ControllerDriver;
import org.vireo.libvirt.xml.ControllerMaster;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.ObjectFactory;
import org.vireo.model.reported.ReportedController;
import org.vireo.model.spec.GuestHardware;

/** Controllers. They are no devices of the configuration: the plan gives them, and they are reported as unmanaged. */
public final class ControllerXml implements DomainContributor, DeviceReader {

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        List<Object> devices = domain.getDevices().getDevice();
        for (PlannedController planned : input.addresses().controllers()) {
            Controller controller = new Controller()
                    .withType(planned.type())
                    .withIndex(Integer.toString(planned.index()))
                    .withModel(planned.model())
                    .withAddress(AddressXml.write(planned.address()));
            if (planned.ports() > 0) {
                controller.setPorts(Integer.toString(planned.ports()));
            }
            Integer startPort = planned.startPort();
            if (startPort != null) {
                controller.setMaster(new ControllerMaster().withStartport(startPort.toString()));
            }
            if (planned.type().equals("scsi")) {
                controller.setDriver(driver(input, planned.index()));
            }
            devices.add(elements.createDevicesController(controller));
        }
    }

    /** What serves a virtio-scsi controller; null for QEMU's choice. */
    private static @Nullable ControllerDriver driver(BuildInput input, int index) {
        GuestHardware hardware = input.vm().hardware();
        int queues = hardware.platform().scsi().queuesFor(hardware.cpu().vcpus());
        String thread = IoThreads.ofController(input, index);
        return queues == 0 && thread == null
                ? null
                : new ControllerDriver()
                        .withQueues(queues == 0 ? null : Integer.toString(queues))
                        .withIothread(thread);
    }

    @Override
    public String element() {
        return "controller";
    }

    @Override
    public @Nullable ReportedController read(Object device) {
        if (!(device instanceof Controller controller) || controller.getType() == null) {
            return null;
        }
        return new ReportedController(
                UserAlias.text(controller.getAlias()),
                AddressXml.read(controller.getAddress()),
                controller.getType(),
                index(controller.getIndex()),
                controller.getModel());
    }

    private static int index(@Nullable String text) {
        try {
            return text == null ? -1 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
