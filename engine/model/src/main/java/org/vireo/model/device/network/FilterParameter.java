package org.vireo.model.device.network;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A value for a variable of a network filter. A name may come several times: libvirt makes a list of its values.
 *
 * @param id by which users change it
 * @param name libvirt's name of the variable, such as IP or CTRL_IP_LEARNING
 * @param value words and addresses, as libvirt's schema has it (nwfilter_params.rng)
 */
public record FilterParameter(UUID id, String name, String value) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,64}");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_.:]{1,255}");

    public FilterParameter {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Name of filter parameter '" + name + "' is not one of 1 to 64 letters, digits and _");
        }
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("Value '" + value + "' of filter parameter " + name
                    + " is not one of 1 to 255 letters, digits and _ . :");
        }
    }
}
