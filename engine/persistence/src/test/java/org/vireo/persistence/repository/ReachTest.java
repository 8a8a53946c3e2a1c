package org.vireo.persistence.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vireo.core.port.Repository;
import org.vireo.core.query.Search;
import org.vireo.model.ObjectRef;
import org.vireo.model.ObjectType;
import org.vireo.model.user.Reach;
import org.vireo.persistence.test.TestDatabase;

/** How far permissions reach: over two estates of the same shape, of which nothing of one may be seen from the other. */
class ReachTest {

    private static final UUID USER = UUID.randomUUID();

    /** What lies below each kind, without itself. */
    private static final Map<ObjectType, Set<ObjectType>> BELOW = new TreeMap<>(Map.of(
            ObjectType.DATA_CENTER,
            EnumSet.of(
                    ObjectType.CLUSTER,
                    ObjectType.HOST,
                    ObjectType.VM,
                    ObjectType.TEMPLATE,
                    ObjectType.STORAGE_DOMAIN,
                    ObjectType.DISK,
                    ObjectType.NETWORK,
                    ObjectType.VNIC_PROFILE),
            ObjectType.CLUSTER,
            EnumSet.of(ObjectType.HOST, ObjectType.VM, ObjectType.TEMPLATE, ObjectType.DISK),
            ObjectType.STORAGE_DOMAIN,
            EnumSet.of(ObjectType.DISK),
            ObjectType.NETWORK,
            EnumSet.of(ObjectType.VNIC_PROFILE),
            ObjectType.VM,
            EnumSet.of(ObjectType.DISK),
            ObjectType.HOST,
            EnumSet.noneOf(ObjectType.class),
            ObjectType.TEMPLATE,
            EnumSet.noneOf(ObjectType.class),
            ObjectType.DISK,
            EnumSet.noneOf(ObjectType.class),
            ObjectType.VNIC_PROFILE,
            EnumSet.noneOf(ObjectType.class)));

    private static final Set<ObjectType> PLACES = EnumSet.of(
            ObjectType.DATA_CENTER,
            ObjectType.CLUSTER,
            ObjectType.STORAGE_DOMAIN,
            ObjectType.NETWORK,
            ObjectType.VNIC_PROFILE);

    private static TestDatabase db;
    private static Map<ObjectType, UUID> own;
    private static Map<ObjectType, UUID> foreign;

    @BeforeAll
    static void start() {
        db = TestDatabase.create();
        own = new EstateSample(db, "own").objects();
        foreign = new EstateSample(db, "foreign").objects();
    }

    @AfterAll
    static void stop() {
        db.close();
    }

    static Collection<ObjectType> kinds() {
        return BELOW.keySet();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aPermissionReachesWhatLiesBelowAndNothingElse(ObjectType kind) {
        Set<ObjectType> expected = EnumSet.of(kind);
        expected.addAll(BELOW.get(kind));
        assertReached(Reach.of(USER, List.of(object(kind))), expected);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whoMakesThingsThereSeesThePlacesAlone(ObjectType kind) {
        Set<ObjectType> expected = EnumSet.copyOf(PLACES);
        expected.retainAll(BELOW.get(kind));
        expected.add(kind);
        assertReached(Reach.of(USER, List.of(), List.of(object(kind))), expected);
    }

    @Test
    void whoMakesThingsAnywhereSeesAllPlaces() {
        Reach reach = Reach.of(USER, List.of(), List.of(ObjectRef.SYSTEM));
        assertReached(reach, PLACES);
        assertThat(inLists(reach, foreign)).isEqualTo(PLACES);
    }

    @Test
    void nothingIsReachedByNobody() {
        assertReached(Reach.of(USER, List.of()), EnumSet.noneOf(ObjectType.class));
    }

    @Test
    void whatIsNotThereIsReachedByNobodyButThoseWhoReachEverything() {
        ObjectRef gone = ObjectRef.vm(UUID.randomUUID());
        assertThat(isWithin(Reach.of(USER, List.of(gone)), gone)).isFalse();
        assertThat(isWithin(Reach.EVERYTHING, gone)).isTrue();
        assertThat(db.transactions().call(() -> db.objectTree().exists(gone))).isFalse();
        assertThat(db.transactions().call(() -> db.objectTree().exists(object(ObjectType.VM))))
                .isTrue();
        assertThat(db.transactions().call(() -> db.objectTree().exists(ObjectRef.SYSTEM)))
                .isTrue();
    }

    /** By lists, by single objects and by what tasks, events and locks are about: everywhere the same. */
    private static void assertReached(Reach reach, Set<ObjectType> expected) {
        assertThat(inLists(reach, own)).isEqualTo(expected);
        assertThat(kindsWhere(type -> isWithin(reach, object(type)))).isEqualTo(expected);
        assertThat(pointedAt(db.transactions().call(() -> db.locks().all(reach)).stream()
                        .map(lock -> lock.object())))
                .isEqualTo(expected);
        assertThat(pointedAt(db.transactions().call(() -> db.tasks().search(Search.ALL, reach)).stream()
                        .map(task -> task.subject())))
                .isEqualTo(expected);
        assertThat(pointedAt(db.transactions().call(() -> db.auditLog().search(Search.ALL, 0, reach)).stream()
                        .map(event -> event.object())))
                .isEqualTo(expected);
        if (!reach.places().containsKey(ObjectType.SYSTEM)) {
            assertThat(inLists(reach, foreign)).isEmpty();
            assertThat(foreign.entrySet())
                    .noneMatch(each -> isWithin(reach, new ObjectRef(each.getKey(), each.getValue())));
        }
    }

    /** Of the own estate; of the foreign one nothing may be among them but for places that everybody sees. */
    private static Set<ObjectType> pointedAt(Stream<ObjectRef> objects) {
        return objects.filter(object -> object.id().equals(own.get(object.type())))
                .map(ObjectRef::type)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ObjectType.class)));
    }

    private static Set<ObjectType> inLists(Reach reach, Map<ObjectType, UUID> estate) {
        return kindsWhere(type -> {
            List<UUID> id = List.of(Objects.requireNonNull(estate.get(type)));
            return !db.transactions()
                    .call(() -> repository(type).findAll(id, reach))
                    .isEmpty();
        });
    }

    private static Set<ObjectType> kindsWhere(Predicate<ObjectType> condition) {
        return BELOW.keySet().stream()
                .filter(condition)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ObjectType.class)));
    }

    private static Repository<?> repository(ObjectType type) {
        return switch (type) {
            case DATA_CENTER -> db.dataCenters();
            case CLUSTER -> db.clusters();
            case HOST -> db.hosts();
            case STORAGE_DOMAIN -> db.storageDomains();
            case NETWORK -> db.networks();
            case VNIC_PROFILE -> db.vnicProfiles();
            case TEMPLATE -> db.templates();
            case VM -> db.vms();
            case DISK -> db.disks();
            default -> throw new IllegalArgumentException("No repository of " + type);
        };
    }

    private static ObjectRef object(ObjectType type) {
        return new ObjectRef(type, Objects.requireNonNull(own.get(type)));
    }

    private static boolean isWithin(Reach reach, ObjectRef object) {
        return db.transactions().call(() -> db.objectTree().isWithin(reach, object));
    }
}
