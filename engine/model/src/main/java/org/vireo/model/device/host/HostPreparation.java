package org.vireo.model.device.host;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.model.text.TextRules;

/** What the agent does on the host for one device before the start, and undoes after the stop. */
public sealed interface HostPreparation {

    /**
     * Volumes are activated.
     *
     * @param paths absolute paths, the guest's own first and then those below it
     */
    record Volumes(List<String> paths) implements HostPreparation {

        public Volumes {
            paths = List.copyOf(paths);
            if (paths.isEmpty()) {
                throw new IllegalArgumentException("There is no volume to activate");
            }
            paths.forEach(path -> TextRules.requirePath("Volume", path));
        }
    }

    /**
     * A LUN is opened.
     *
     * @param lunId the identity that its target gives it
     */
    record Lun(String lunId) implements HostPreparation {

        public Lun {
            TextRules.requireWord("LUN", lunId);
        }
    }

    /**
     * A device is taken from its driver.
     *
     * @param name libvirt's name of the node device, such as pci_0000_3b_00_0
     */
    record DetachedDevice(String name) implements HostPreparation {

        public DetachedDevice {
            TextRules.requireWord("Host device", name);
        }
    }

    /**
     * A mediated device is made.
     *
     * @param type the driver's name of what is to be made, such as nvidia-63
     * @param parent the card that it is made of; null for any that can
     * @param parameters what its driver is told; null for nothing
     */
    record MediatedDevice(
            UUID uuid,
            String type,
            @Nullable String parent,
            @Nullable String parameters) implements HostPreparation {

        public MediatedDevice {
            TextRules.requireWord("Type of mediated device", type);
            if (parent != null) {
                TextRules.requireWord("Parent of mediated device", parent);
            }
            if (parameters != null) {
                TextRules.require(TextRules.descriptionProblems(parameters));
            }
        }
    }
}
