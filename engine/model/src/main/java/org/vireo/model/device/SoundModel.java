package org.vireo.model.device;

/** What the guest sees its sound card as. */
public enum SoundModel {
    ICH6,
    ICH9,
    AC97,
    USB
}
