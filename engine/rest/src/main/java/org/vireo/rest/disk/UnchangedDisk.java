package org.vireo.rest.disk;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vireo.api.schema.ApiObject;
import org.vireo.api.schema.Attribute;
import org.vireo.api.type.Disk;
import org.vireo.api.type.DiskFormat;
import org.vireo.api.type.Identified;
import org.vireo.rest.problem.Faults;

/** What a request says of a disk beside what it can change: as it was read, or in parts. */
public final class UnchangedDisk {

    /** What changes by itself after it was read; and sparse, which every image is, whatever it was asked to be. */
    private static final Set<String> NOT_COMPARED = Set.of("status", "actual_size", "total_size", "sparse");

    /** What {@code PUT disks/{id}} changes. */
    private static final Set<String> CHANGEABLE =
            Set.of("name", "alias", "description", "shareable", "provisioned_size", "quota");

    private UnchangedDisk() {}

    /** Ends a request that changes an attachment when the disk is to be other than it is: it would be ignored. */
    public static void require(Disk wanted, Disk shown) {
        refuse(differing(wanted, shown, Set.of()), shown, "is not changed through its attachment. Leave disk out");
    }

    /** Ends a request that changes a disk when it asks for more than can be changed of one. */
    public static void requireBeyondChangeable(Disk wanted, Disk shown) {
        refuse(differing(wanted, shown, CHANGEABLE), shown, "cannot be changed. Leave it out");
    }

    private static void refuse(List<String> differing, Disk shown, String sentence) {
        if (!differing.isEmpty()) {
            throw Faults.notImplemented("Disk " + Faults.shown(String.valueOf(shown.getName())) + " ["
                    + String.join(", ", differing) + "] " + sentence + ", or send it as it was read.");
        }
    }

    private static List<String> differing(Disk wanted, Disk shown, Set<String> changeable) {
        return Disk.TYPE.attributes().stream()
                .filter(attribute -> !NOT_COMPARED.contains(attribute.name()) && !changeable.contains(attribute.name()))
                // oVirt's ovirt_disk says it of every disk that nobody said anything of.
                .filter(attribute -> !attribute.name().equals("format") || wanted.getFormat() != DiskFormat.COW)
                .filter(attribute -> differs(attribute, wanted, shown))
                .map(Attribute::name)
                .toList();
    }

    private static <T extends ApiObject> boolean differs(Attribute<? super T> attribute, T wanted, T shown) {
        return switch (attribute) {
            case Attribute.One<? super T, ?> one ->
                differs(one.getter().apply(wanted), one.getter().apply(shown));
            case Attribute.Many<? super T, ?> many ->
                differs(many.getter().apply(wanted), many.getter().apply(shown));
            case Attribute.Struct<? super T, ?> struct ->
                differs(
                        idOf(struct.getter().apply(wanted)),
                        idOf(struct.getter().apply(shown)));
            case Attribute.Structs<? super T, ?> structs ->
                differs(
                        idsOf(structs.getter().apply(wanted)),
                        idsOf(structs.getter().apply(shown)));
        };
    }

    /** What is not said is no wish. */
    private static boolean differs(@Nullable Object wanted, @Nullable Object shown) {
        return wanted != null && !wanted.equals(shown);
    }

    private static @Nullable Object idOf(@Nullable ApiObject object) {
        return object instanceof Identified identified ? identified.getId() : object;
    }

    /** Those that have one; what is named otherwise is no wish. */
    private static @Nullable List<Object> idsOf(@Nullable List<? extends ApiObject> objects) {
        List<Object> ids = objects == null
                ? List.of()
                : objects.stream()
                        .map(UnchangedDisk::idOf)
                        .filter(Objects::nonNull)
                        .map(Object.class::cast)
                        .toList();
        return ids.isEmpty() ? null : ids;
    }
}
