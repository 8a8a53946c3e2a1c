package org.vireo.model.user;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vireo.model.ObjectRef;
import org.vireo.model.ObjectType;

/**
 * How far somebody's permissions reach.
 *
 * @param userId whose they are
 * @param whole objects on which they count, with everything that lies below
 * @param places objects on which they count, with the places below (data centers, clusters, storage domains, networks,
 *     vNIC profiles), but without what others keep there
 */
public record Reach(UUID userId, Map<ObjectType, Set<UUID>> whole, Map<ObjectType, Set<UUID>> places) {

    /** Nobody's in particular; for what the engine does by itself. */
    public static final Reach EVERYTHING = of(new UUID(0, 0), Set.of(ObjectRef.SYSTEM));

    public Reach {
        whole = Map.copyOf(whole);
        places = Map.copyOf(places);
    }

    /** Over these objects and what lies below them. */
    public static Reach of(UUID userId, Collection<ObjectRef> whole) {
        return new Reach(userId, byType(whole), Map.of());
    }

    /** Over these objects and what lies below them, and over others with the places below those. */
    public static Reach of(UUID userId, Collection<ObjectRef> whole, Collection<ObjectRef> places) {
        return new Reach(userId, byType(whole), byType(places));
    }

    public boolean isEverything() {
        return whole.containsKey(ObjectType.SYSTEM);
    }

    public boolean isEmpty() {
        return whole.isEmpty() && places.isEmpty();
    }

    private static Map<ObjectType, Set<UUID>> byType(Collection<ObjectRef> objects) {
        return objects.stream()
                .collect(Collectors.groupingBy(
                        ObjectRef::type,
                        () -> new EnumMap<>(ObjectType.class),
                        Collectors.mapping(ObjectRef::id, Collectors.toUnmodifiableSet())));
    }
}
