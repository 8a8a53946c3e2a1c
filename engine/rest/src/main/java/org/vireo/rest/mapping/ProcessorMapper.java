package org.vireo.rest.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Cpu;
import org.vireo.api.type.CpuTune;
import org.vireo.api.type.NumaTuneMode;
import org.vireo.api.type.Vm;
import org.vireo.api.type.VmBase;
import org.vireo.core.command.vm.PlatformPatch;
import org.vireo.model.hardware.Platform;
import org.vireo.model.hardware.cpu.CpuFeature;
import org.vireo.model.hardware.cpu.CpuFeaturePolicy;
import org.vireo.model.hardware.cpu.CpuMode;
import org.vireo.model.hardware.cpu.CpuModel;
import org.vireo.model.hardware.cpu.CpuPinningPolicy;
import org.vireo.model.hardware.cpu.VcpuPin;
import org.vireo.model.hardware.numa.CpuSet;
import org.vireo.model.hardware.numa.NumaMode;
import org.vireo.rest.problem.Faults;

/** Model, share and pinning of processors. Called after what makes the elements. */
final class ProcessorMapper {

    private ProcessorMapper() {}

    static void addTo(VmBase api, Platform platform) {
        CpuModel model = platform.cpu().model();
        Cpu cpu = api.getCpu() == null ? new Cpu() : api.getCpu();
        cpu.setMode(
                switch (model.mode()) {
                    case DEFAULT, MAXIMUM -> null;
                    case CUSTOM -> org.vireo.api.type.CpuMode.CUSTOM;
                    case HOST_MODEL -> org.vireo.api.type.CpuMode.HOST_MODEL;
                    case HOST_PASSTHROUGH -> org.vireo.api.type.CpuMode.HOST_PASSTHROUGH;
                });
        if (!platform.cpu().pinning().vcpus().isEmpty()) {
            cpu.setCpuTune(tune(platform.cpu().pinning().vcpus()));
        }
        api.setCpu(cpu);
        api.setCustomCpuModel(customModel(model));
        api.setCpuShares((long) platform.cpu().tuning().shares());
        api.setCpuPinningPolicy(policy(platform.cpu().pinning().policy()));
        NumaMode mode = platform.cpu().numa().mode();
        if (api instanceof Vm vm && mode != null) {
            vm.setNumaTuneMode(
                    switch (mode) {
                        case INTERLEAVE -> NumaTuneMode.INTERLEAVE;
                        case PREFERRED -> NumaTuneMode.PREFERRED;
                        case STRICT, RESTRICTIVE -> NumaTuneMode.STRICT;
                    });
        }
    }

    private static CpuTune tune(List<VcpuPin> pins) {
        List<org.vireo.api.type.VcpuPin> api = new ArrayList<>();
        for (VcpuPin pin : pins) {
            org.vireo.api.type.VcpuPin one = new org.vireo.api.type.VcpuPin();
            one.setVcpu((long) pin.vcpu());
            one.setCpuSet(pin.hostCpus().toString());
            api.add(one);
        }
        CpuTune tune = new CpuTune();
        tune.setVcpuPins(api);
        return tune;
    }

    /** oVirt's form: the model, then features with + to have and - to hide. */
    private static @Nullable String customModel(CpuModel model) {
        if (model.name() == null) {
            return null;
        }
        StringBuilder text = new StringBuilder(model.name());
        for (CpuFeature feature : model.features()) {
            String sign = switch (feature.policy()) {
                case REQUIRE, FORCE -> "+";
                case DISABLE, FORBID -> "-";
                case OPTIONAL -> "";
            };
            text.append(',').append(sign).append(feature.name());
        }
        return text.toString();
    }

    private static org.vireo.api.type.CpuPinningPolicy policy(CpuPinningPolicy policy) {
        return switch (policy) {
            case NONE -> org.vireo.api.type.CpuPinningPolicy.NONE;
            case MANUAL -> org.vireo.api.type.CpuPinningPolicy.MANUAL;
            case RESIZE_AND_PIN_NUMA -> org.vireo.api.type.CpuPinningPolicy.RESIZE_AND_PIN_NUMA;
            case DEDICATED -> org.vireo.api.type.CpuPinningPolicy.DEDICATED;
            case ISOLATE_THREADS -> org.vireo.api.type.CpuPinningPolicy.ISOLATE_THREADS;
        };
    }

    /** The patch and what the request says of these. An empty text or list goes back to the default. */
    static PlatformPatch add(PlatformPatch before, VmBase api) {
        PlatformPatch patch = model(before, api);
        if (api.getCpuShares() != null) {
            patch = patch.with("cpu.tuning.shares", Words.count("cpu_shares", api.getCpuShares(), 0));
        }
        patch = pinning(patch, api);
        if (api instanceof Vm vm && vm.getNumaTuneMode() != null) {
            patch = patch.with(
                    "cpu.numa.mode",
                    switch (vm.getNumaTuneMode()) {
                        case INTERLEAVE -> NumaMode.INTERLEAVE;
                        case PREFERRED -> NumaMode.PREFERRED;
                        case STRICT -> NumaMode.STRICT;
                    });
        }
        return patch;
    }

    private static PlatformPatch model(PlatformPatch patch, VmBase api) {
        String custom = api.getCustomCpuModel();
        if (custom != null && !custom.isBlank()) {
            return patch.with("cpu.model", customModel(custom));
        }
        org.vireo.api.type.CpuMode mode =
                api.getCpu() == null ? null : api.getCpu().getMode();
        if (mode == null) {
            return custom == null ? patch : patch.with("cpu.model", null);
        }
        return switch (mode) {
            case CUSTOM -> custom == null ? patch : patch.with("cpu.model", null);
            case HOST_MODEL -> patch.with("cpu.model.mode", CpuMode.HOST_MODEL).with("cpu.model.name", null);
            case HOST_PASSTHROUGH ->
                patch.with("cpu.model.mode", CpuMode.HOST_PASSTHROUGH).with("cpu.model.name", null);
        };
    }

    private static CpuModel customModel(String text) {
        String[] parts = text.strip().split(",", -1);
        List<CpuFeature> features = new ArrayList<>();
        try {
            for (int i = 1; i < parts.length; i++) {
                String part = parts[i].strip();
                features.add(
                        part.startsWith("+")
                                ? new CpuFeature(part.substring(1), CpuFeaturePolicy.REQUIRE)
                                : part.startsWith("-")
                                        ? new CpuFeature(part.substring(1), CpuFeaturePolicy.DISABLE)
                                        : new CpuFeature(part, CpuFeaturePolicy.OPTIONAL));
            }
            String name = parts[0].strip();
            return switch (name.toLowerCase(Locale.ROOT)) {
                case "hostpassthrough" -> new CpuModel(CpuMode.HOST_PASSTHROUGH, null, null, false, features);
                case "hostmodel" -> new CpuModel(CpuMode.HOST_MODEL, null, null, false, features);
                default -> new CpuModel(CpuMode.CUSTOM, name, null, false, features);
            };
        } catch (IllegalArgumentException e) {
            throw Faults.invalid(
                    "INVALID_VALUE", e.getMessage() + ". Give custom_cpu_model such as Nehalem,+aes,-vmx.");
        }
    }

    private static PlatformPatch pinning(PlatformPatch patch, VmBase api) {
        CpuTune tune = api.getCpu() == null ? null : api.getCpu().getCpuTune();
        if (tune != null && tune.getVcpuPins() != null) {
            List<VcpuPin> pins = pins(tune.getVcpuPins());
            return pins.isEmpty()
                    ? patch.with("cpu.pinning.policy", CpuPinningPolicy.NONE).with("cpu.pinning.vcpus", null)
                    : patch.with("cpu.pinning.policy", CpuPinningPolicy.MANUAL).with("cpu.pinning.vcpus", pins);
        }
        org.vireo.api.type.CpuPinningPolicy policy = api.getCpuPinningPolicy();
        if (policy == null) {
            return patch;
        }
        return switch (policy) {
            case MANUAL -> patch.with("cpu.pinning.policy", CpuPinningPolicy.MANUAL);
            case NONE -> without(patch, CpuPinningPolicy.NONE);
            case RESIZE_AND_PIN_NUMA -> without(patch, CpuPinningPolicy.RESIZE_AND_PIN_NUMA);
            case DEDICATED -> without(patch, CpuPinningPolicy.DEDICATED);
            case ISOLATE_THREADS -> without(patch, CpuPinningPolicy.ISOLATE_THREADS);
        };
    }

    private static PlatformPatch without(PlatformPatch patch, CpuPinningPolicy policy) {
        return patch.with("cpu.pinning.policy", policy).with("cpu.pinning.vcpus", null);
    }

    private static List<VcpuPin> pins(List<org.vireo.api.type.VcpuPin> api) {
        List<VcpuPin> pins = new ArrayList<>();
        for (org.vireo.api.type.VcpuPin pin : api) {
            try {
                pins.add(new VcpuPin(
                        Words.count("cpu.cpu_tune.vcpu_pins.vcpu", pin.getVcpu(), 0),
                        CpuSet.of(Words.orEmpty(pin.getCpuSet()))));
            } catch (IllegalArgumentException e) {
                throw Faults.invalid("INVALID_VALUE", e.getMessage() + ".");
            }
        }
        return pins;
    }
}
