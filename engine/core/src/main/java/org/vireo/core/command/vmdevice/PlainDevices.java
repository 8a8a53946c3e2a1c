package org.vireo.core.command.vmdevice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vireo.core.runtime.ModelJson;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.device.Device;
import org.vireo.model.device.DeviceKind;

/**
 * Devices without a command of their own. What a user may say of one is its record; what it takes of a host or a disk
 * needs a right on that. Pure.
 */
final class PlainDevices {

    /** What may be added and removed so. */
    private static final List<DeviceKind> KINDS =
            Arrays.stream(DeviceKind.values()).filter(DeviceKind::isPlain).toList();

    private static final ObjectReader READER =
            ModelJson.mapper().readerFor(Device.class).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private PlainDevices() {}

    /** The device that the document describes; the violations say what is wrong with it. */
    static Optional<Device> read(ObjectNode document, UUID id, Violations violations) {
        JsonNode named = document.get("kind");
        Optional<DeviceKind> kind = KINDS.stream()
                .filter(known -> named != null && known.name().equalsIgnoreCase(named.asText()))
                .findFirst();
        if (kind.isEmpty()) {
            violations.add(Violation.invalid(
                    "DEVICE_KIND",
                    "Device [kind] " + shortened(named) + " is not possible.",
                    "Choose one of " + KINDS.stream().map(DeviceKind::name).collect(Collectors.joining(", ")) + "."));
            return Optional.empty();
        }
        ObjectNode whole = document.deepCopy();
        whole.put("kind", kind.get().name());
        whole.put("id", id.toString());
        try {
            Device device = READER.readValue(whole);
            return whole(device, violations);
        } catch (JsonProcessingException e) {
            violations.add(Violation.invalid(
                    "DEVICE",
                    "Device " + shortened(document) + " is not possible: " + reason(e, kind.get(), whole) + ".",
                    ""));
        } catch (java.io.IOException e) {
            throw new IllegalStateException("A tree in memory is always read", e);
        }
        return Optional.empty();
    }

    /** The device, when every member is there that a device of its kind cannot be without. */
    private static Optional<Device> whole(Device device, Violations violations) {
        boolean complete = true;
        for (RecordComponent member : device.getClass().getRecordComponents()) {
            if (isMissing(device, member)) {
                complete = false;
                violations.add(Violation.invalid(
                        "DEVICE",
                        "Device [" + member.getName() + "] required for the kind " + device.kind() + ".",
                        "Give the device that member."));
            }
        }
        return complete ? Optional.of(device) : Optional.empty();
    }

    private static boolean isMissing(Device device, RecordComponent member) {
        try {
            return member.getAccessor().invoke(device) == null
                    && !member.getAnnotatedType().isAnnotationPresent(Nullable.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(member + " cannot be read", e);
        }
    }

    private static String reason(JsonProcessingException fault, DeviceKind kind, ObjectNode document) {
        Throwable cause = fault.getCause();
        if (cause instanceof NullPointerException) {
            return "it lacks "
                    + Arrays.stream(kind.recordType().getRecordComponents())
                            .filter(member -> !document.hasNonNull(member.getName()))
                            .filter(member -> !member.getType().isPrimitive()
                                    && !member.getAnnotatedType().isAnnotationPresent(Nullable.class))
                            .map(RecordComponent::getName)
                            .collect(Collectors.joining(" or "));
        }
        return String.valueOf(
                cause instanceof IllegalArgumentException ? cause.getMessage() : fault.getOriginalMessage());
    }

    private static String shortened(@Nullable Object value) {
        String text = String.valueOf(value).replaceAll("\\p{C}", "?");
        return text.substring(0, Math.min(text.length(), 200));
    }
}
