package org.vireo.rest.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.CustomProperty;
import org.vireo.api.type.Io;
import org.vireo.api.type.VmBase;
import org.vireo.core.command.patch.PlatformPatch;
import org.vireo.model.hardware.HookParameter;
import org.vireo.model.hardware.MultiQueue;
import org.vireo.model.hardware.Platform;
import org.vireo.rest.mapping.hardware.MemoryMapper;
import org.vireo.rest.mapping.hardware.PinningMapper;
import org.vireo.rest.problem.Words;

/** The mainboard beyond memory, topology and firmware, for VMs and templates. */
final class PlatformMapper {

    private PlatformMapper() {}

    static void addTo(VmBase api, Platform platform) {
        api.setCustomEmulatedMachine(platform.machineType());
        Io io = new Io();
        io.setThreads((long) platform.ioThreads());
        api.setIo(io);
        BoardMapper.addTo(api, platform);
        if (!platform.hookParameters().isEmpty()) {
            api.setCustomProperties(platform.hookParameters().stream()
                    .map(PlatformMapper::toApi)
                    .toList());
        }
        api.setMultiQueuesEnabled(platform.multiQueue() == MultiQueue.ON);
        PinningMapper.addTo(api, platform.cpu().pinning());
    }

    private static CustomProperty toApi(HookParameter parameter) {
        CustomProperty property = new CustomProperty();
        property.setName(parameter.name());
        property.setValue(parameter.value());
        return property;
    }

    private static Map<String, String> named(CustomProperty property) {
        return Map.of("name", Words.orEmpty(property.getName()), "value", Words.orEmpty(property.getValue()));
    }

    /** What the request says of it; null when it says nothing. An empty text goes back to the default. */
    static @Nullable PlatformPatch toPatch(VmBase api) {
        PlatformPatch patch = PlatformPatch.NONE;
        String machine = api.getCustomEmulatedMachine();
        if (machine != null) {
            patch = patch.with("machineType", machine.isEmpty() ? null : machine);
        }
        Io io = api.getIo();
        if (io != null && io.getThreads() != null) {
            patch = patch.with("ioThreads", Words.count("io.threads", io.getThreads(), 0));
        }
        List<CustomProperty> properties = api.getCustomProperties();
        if (properties != null) {
            patch = patch.with(
                    "hookParameters",
                    properties.stream().map(PlatformMapper::named).toList());
        }
        Boolean multiQueue = api.getMultiQueuesEnabled();
        if (multiQueue != null) {
            patch = patch.with("multiQueue", multiQueue ? MultiQueue.ON : MultiQueue.OFF);
        }
        return BoardMapper.add(PinningMapper.add(MemoryMapper.add(patch, api), api), api)
                .orNull();
    }
}
