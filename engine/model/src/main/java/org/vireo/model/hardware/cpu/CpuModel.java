package org.vireo.model.hardware.cpu;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the guest's processors are.
 *
 * @param name libvirt's name of the model, such as Skylake-Client-IBRS; with {@link CpuMode#CUSTOM} alone
 * @param check null for libvirt's choice
 * @param migratable whether features that cannot migrate are left out of a processor that is passed through
 * @param features beyond the model
 */
public record CpuModel(
        CpuMode mode, @Nullable String name, @Nullable CpuCheck check, boolean migratable, List<CpuFeature> features) {

    public static final CpuModel DEFAULT = new CpuModel(CpuMode.DEFAULT, null, null, false, List.of());

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.+-]{1,64}");

    /** No processor has so many. */
    private static final int MOST_FEATURES = 512;

    @SuppressWarnings("ConstantValue")
    public CpuModel {
        mode = mode == null ? CpuMode.DEFAULT : mode;
        features = features == null ? List.of() : List.copyOf(features);
        if (name != null && !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("CPU model '" + name
                    + "' is not a word of letters, digits and _ . + -: give libvirt's name, such as qemu64");
        }
        if ((mode == CpuMode.CUSTOM) != (name != null)) {
            throw new IllegalArgumentException(
                    mode == CpuMode.CUSTOM
                            ? "CPU mode CUSTOM needs the name of a model"
                            : "CPU model " + name + " is named, but the mode is " + mode + ": use the mode CUSTOM");
        }
        if (migratable && mode != CpuMode.HOST_PASSTHROUGH && mode != CpuMode.MAXIMUM) {
            throw new IllegalArgumentException(
                    "CPU mode " + mode + " is always migratable: the choice belongs to HOST_PASSTHROUGH and MAXIMUM");
        }
        requirePossible(features);
    }

    private static void requirePossible(List<CpuFeature> features) {
        if (features.size() > MOST_FEATURES) {
            throw new IllegalArgumentException(
                    "A CPU has " + features.size() + " features of its own: name at most " + MOST_FEATURES);
        }
        Set<String> names = new HashSet<>();
        for (CpuFeature feature : features) {
            if (!names.add(feature.name())) {
                throw new IllegalArgumentException("CPU feature " + feature.name() + " is named twice");
            }
        }
    }

    public static CpuModel of(CpuMode mode) {
        return new CpuModel(mode, null, null, false, List.of());
    }

    public static CpuModel custom(String name) {
        return new CpuModel(CpuMode.CUSTOM, name, null, false, List.of());
    }
}
