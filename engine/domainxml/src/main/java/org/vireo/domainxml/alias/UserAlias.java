package org.vireo.domainxml.alias;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.libvirt.xml.Alias;
import org.vireo.model.device.Device;
import org.vireo.model.id.DeviceId;

/**
 * The user alias of our devices: {@code ua-} and the device's UUID.
 *
 * <p>libvirt keeps an alias that starts with {@code ua-} as it is, for every kind of device but {@code graphics}, which
 * has none; other prefixes are its own.
 */
public final class UserAlias {

    private static final String PREFIX = "ua-";
    private static final int LENGTH = PREFIX.length() + 36;

    private UserAlias() {}

    /** The alias of the device. */
    public static String of(DeviceId id) {
        return PREFIX.concat(id.value().toString());
    }

    /** The alias element of the device. */
    public static Alias element(Device device) {
        return new Alias().withName(of(device.id()));
    }

    /** The device that the alias names; null when the alias is libvirt's or somebody else's. */
    public static @Nullable DeviceId deviceOf(@Nullable String alias) {
        if (alias == null || alias.length() != LENGTH || !alias.startsWith(PREFIX)) {
            return null;
        }
        try {
            return new DeviceId(UUID.fromString(alias.substring(PREFIX.length())));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The text of a reported alias element. */
    public static @Nullable String text(@Nullable Alias alias) {
        return alias == null ? null : alias.getName();
    }
}
