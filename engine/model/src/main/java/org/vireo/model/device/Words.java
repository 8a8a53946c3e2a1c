package org.vireo.model.device;

import java.util.Locale;

/** Constants as the words that libvirt and people know. */
final class Words {

    private Words() {}

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
