package org.vireo.model.hardware.cpu;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A feature of a processor.
 *
 * @param name libvirt's word, such as invtsc
 */
public record CpuFeature(String name, CpuFeaturePolicy policy) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    public CpuFeature {
        Objects.requireNonNull(policy, "A CPU feature needs a policy: force, require, optional, disable or forbid");
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("CPU feature '" + name
                    + "' is not a word of letters, digits and _ . -: give libvirt's name, such as invtsc");
        }
    }
}
