package org.vireo.domainxml.build;

import org.vireo.domainxml.binding.XmlBinding;
import org.vireo.domainxml.device.graphics.GraphicsXml;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.spec.ConsolePassword;

/** Documents of one device, for changes to a running VM; made by the same class as the device in a whole domain. */
public final class DeviceXml {

    private final XmlBinding binding = XmlBinding.shared();

    /** What {@code virDomainUpdateDeviceFlags} takes to set the password of a console. It holds that password. */
    public String consolePassword(GraphicsDevice console, ConsolePassword password) {
        return binding.write(GraphicsXml.write(console, password));
    }
}
