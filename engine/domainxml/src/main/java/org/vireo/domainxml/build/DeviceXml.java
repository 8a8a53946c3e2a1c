package org.vireo.domainxml.build;

import jakarta.xml.bind.JAXBElement;
import java.util.List;
import org.vireo.domainxml.arch.Architecture;
import org.vireo.domainxml.binding.XmlBinding;
import org.vireo.domainxml.device.DeviceCatalog;
import org.vireo.domainxml.device.graphics.GraphicsXml;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.libvirt.xml.Devices;
import org.vireo.libvirt.xml.Domain;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.id.DeviceId;
import org.vireo.model.spec.ConsolePassword;
import org.vireo.model.spec.HostFacts;
import org.vireo.model.spec.VmSpec;

/**
 * Documents of one device, as libvirt's calls that attach, update and detach a device of a running VM take them. Made by
 * the same classes as the device in a whole domain, so that both always say the same.
 */
public final class DeviceXml {

    private final XmlBinding binding = XmlBinding.shared();

    /**
     * The device as it stands in the whole domain: what {@code virDomainAttachDeviceFlags} and
     * {@code virDomainUpdateDeviceFlags} take.
     *
     * @param vm with the device among its devices
     */
    public BuildResult of(VmSpec vm, HostFacts host, DeviceId device) {
        Architecture architecture = Architecture.of(host.architecture());
        if (architecture == null) {
            return new BuildResult.Refused(List.of("The host has the architecture " + host.architecture()
                    + ", which Vireo does not know: no device can be made for it."));
        }
        BuildInput input = BuildInput.of(vm, host, architecture, device);
        Domain domain = new Domain().withDevices(new Devices());
        DeviceCatalog.KINDS.forEach(contributor -> contributor.contribute(input, domain));
        List<Object> elements = domain.getDevices().getDevice();
        if (elements.isEmpty() && input.refusals().isEmpty()) {
            input.refuse("The VM has no device " + device + ": reload its list of devices.");
        }
        return input.refusals().isEmpty()
                ? new BuildResult.Built(binding.write((JAXBElement<?>) elements.getFirst()))
                : new BuildResult.Refused(input.refusals());
    }

    /** What {@code virDomainUpdateDeviceFlags} takes to set the password of a console. It holds that password. */
    public String consolePassword(GraphicsDevice console, ConsolePassword password) {
        return binding.write(GraphicsXml.write(console, password));
    }
}
