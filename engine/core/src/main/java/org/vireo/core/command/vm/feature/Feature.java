package org.vireo.core.command.vm.feature;

import org.vireo.core.validation.Violations;

/** One setting that is made of devices. */
interface Feature {

    /** Makes the devices what is asked for; leaves them alone where nothing is, or where they are so already. */
    void apply(FeatureWishes wishes, DeviceSet devices, Violations violations);
}
