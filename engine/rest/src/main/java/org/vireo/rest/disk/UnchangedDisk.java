package org.vireo.rest.disk;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vireo.api.schema.ApiObject;
import org.vireo.api.schema.Attribute;
import org.vireo.api.type.Disk;
import org.vireo.api.type.Identified;
import org.vireo.rest.problem.Faults;

/** The disk in a request that changes how it is attached: as it was read, or in parts. A change of it is not made there. */
public final class UnchangedDisk {

    /** What changes by itself after it was read. */
    private static final Set<String> STATE = Set.of("status", "actual_size", "total_size");

    private UnchangedDisk() {}

    /** Ends the request when the disk is to be other than it is: it would be ignored. */
    public static void require(Disk wanted, Disk shown) {
        List<String> differing = Disk.TYPE.attributes().stream()
                .filter(attribute -> !STATE.contains(attribute.name()) && differs(attribute, wanted, shown))
                .map(Attribute::name)
                .toList();
        if (!differing.isEmpty()) {
            throw Faults.notImplemented("Disk " + Faults.shown(String.valueOf(shown.getName())) + " ["
                    + String.join(", ", differing) + "] is not changed through its attachment. Leave disk out, or send"
                    + " it as it was read.");
        }
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

    private static @Nullable List<String> idsOf(@Nullable List<? extends ApiObject> objects) {
        return objects == null
                ? null
                : objects.stream().map(object -> String.valueOf(idOf(object))).toList();
    }
}
