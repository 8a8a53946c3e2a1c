package org.vireo.it.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;
import org.vireo.model.ObjectRef;
import org.vireo.model.ObjectType;
import org.vireo.model.network.NetworkSettings;
import org.vireo.model.spec.ConsolePassword;

/** Makes a command of any kind about given objects, by the names and types of its components. */
final class CommandSamples {

    /** What a command does to a thing, and the thing: UpdateVm, RemoveTag, IssueEnrolment. */
    private static final Pattern NAME = Pattern.compile("(Add|Import)?.*");

    private static final Map<String, ObjectType> BY_NAME = Map.ofEntries(
            Map.entry("vmId", ObjectType.VM),
            Map.entry("diskId", ObjectType.DISK),
            Map.entry("clusterId", ObjectType.CLUSTER),
            Map.entry("templateId", ObjectType.TEMPLATE),
            Map.entry("storageDomainId", ObjectType.STORAGE_DOMAIN),
            Map.entry("dataCenterId", ObjectType.DATA_CENTER),
            Map.entry("networkId", ObjectType.NETWORK),
            Map.entry("vnicProfileId", ObjectType.VNIC_PROFILE),
            Map.entry("hostId", ObjectType.HOST),
            Map.entry("userId", ObjectType.USER),
            Map.entry("groupId", ObjectType.GROUP),
            Map.entry("roleId", ObjectType.ROLE),
            Map.entry("quotaId", ObjectType.QUOTA),
            Map.entry("tagId", ObjectType.TAG));

    /** By the end of the command's name, the longer ones first. */
    private static final List<Map.Entry<String, ObjectType>> BY_COMMAND = List.of(
            Map.entry("StorageDomain", ObjectType.STORAGE_DOMAIN),
            Map.entry("VnicProfile", ObjectType.VNIC_PROFILE),
            Map.entry("DataCenter", ObjectType.DATA_CENTER),
            Map.entry("Enrolment", ObjectType.HOST),
            Map.entry("Template", ObjectType.TEMPLATE),
            Map.entry("Network", ObjectType.NETWORK),
            Map.entry("Cluster", ObjectType.CLUSTER),
            Map.entry("Host", ObjectType.HOST),
            Map.entry("Disk", ObjectType.DISK),
            Map.entry("Group", ObjectType.GROUP),
            Map.entry("Quota", ObjectType.QUOTA),
            Map.entry("User", ObjectType.USER),
            Map.entry("Role", ObjectType.ROLE),
            Map.entry("Tag", ObjectType.TAG),
            Map.entry("Vm", ObjectType.VM));

    private final Map<ObjectType, UUID> objects;

    /** About these objects; what is named beyond them is nowhere. */
    CommandSamples(Map<ObjectType, UUID> objects) {
        this.objects = Map.copyOf(objects);
    }

    /** Of the class, which must be a record. */
    Command<?> of(Class<?> command) {
        return (Command<?>) record(command, command);
    }

    private Object record(Class<?> type, Class<?> command) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> value(component, command))
                .toArray();
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No sample of " + type.getSimpleName() + " can be made", e);
        }
    }

    private @Nullable Object value(RecordComponent component, Class<?> command) {
        Class<?> type = component.getType();
        if (type == UUID.class) {
            return id(component.getName(), command);
        }
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return null;
        }
        if (type == List.class) {
            return List.of(id("vmId", command));
        }
        if (type == Set.class) {
            return Set.of();
        }
        if (type == ObjectRef.class) {
            return component.getName().equals("grantee")
                    ? ObjectRef.user(id("userId", command))
                    : ObjectRef.vm(id("vmId", command));
        }
        return plain(type, command);
    }

    private Object plain(Class<?> type, Class<?> command) {
        if (type == String.class) {
            return "sample";
        }
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 1;
        }
        if (type == long.class) {
            return 1L << 30;
        }
        if (type == ObjectNode.class) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (type == ConsolePassword.class) {
            return ConsolePassword.LOCKED;
        }
        if (type == NetworkSettings.class) {
            return NetworkSettings.DEFAULT;
        }
        return type.isEnum() ? type.getEnumConstants()[0] : record(type, command);
    }

    private UUID id(String name, Class<?> command) {
        ObjectType type = name.equals("id") ? subject(command) : BY_NAME.get(name);
        return type == null ? UUID.randomUUID() : objects.getOrDefault(type, UUID.randomUUID());
    }

    /** Null for commands that make something, whose id is new. */
    private static @Nullable ObjectType subject(Class<?> command) {
        String name = command.getSimpleName();
        Matcher making = NAME.matcher(name);
        if (making.matches() && making.group(1) != null) {
            return null;
        }
        return BY_COMMAND.stream()
                .filter(entry -> name.endsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
