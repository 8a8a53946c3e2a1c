package org.vireo.rest.mapping.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Statistic;
import org.vireo.api.type.StatisticKind;
import org.vireo.api.type.StatisticUnit;
import org.vireo.api.type.Value;
import org.vireo.api.type.ValueType;

/** The statistics of one object, in order; what is not known is left out. */
final class StatisticList {

    private static final int DECIMALS = 6;

    private final String href;
    private final Consumer<Statistic> owner;
    private final List<Statistic> statistics = new ArrayList<>();

    /**
     * Of an object.
     *
     * @param href address of the collection
     * @param owner sets the reference to the object
     */
    StatisticList(String href, Consumer<Statistic> owner) {
        this.href = href;
        this.owner = owner;
    }

    StatisticList bytes(String name, String description, @Nullable Long value) {
        return add(name, description, StatisticKind.GAUGE, StatisticUnit.BYTES, whole(value));
    }

    /** A plain number, such as a point in time. */
    StatisticList plain(String name, String description, @Nullable Long value) {
        return add(name, description, StatisticKind.GAUGE, StatisticUnit.NONE, whole(value));
    }

    StatisticList counter(String name, String description, StatisticUnit unit, @Nullable Long value) {
        return add(name, description, StatisticKind.COUNTER, unit, whole(value));
    }

    StatisticList gauge(String name, String description, StatisticUnit unit, @Nullable Double value) {
        return add(name, description, StatisticKind.GAUGE, unit, decimal(value));
    }

    List<Statistic> all() {
        return List.copyOf(statistics);
    }

    private StatisticList add(
            String name, String description, StatisticKind kind, StatisticUnit unit, @Nullable BigDecimal datum) {
        if (datum != null) {
            // The same statistic has the same id wherever it is, as in oVirt.
            UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
            Value value = new Value();
            value.setDatum(datum);
            Statistic statistic = new Statistic();
            statistic.setId(id.toString());
            statistic.setHref(href + "/" + id);
            statistic.setName(name);
            statistic.setDescription(description);
            statistic.setKind(kind);
            statistic.setUnit(unit);
            statistic.setType(kind == StatisticKind.COUNTER || isWhole(unit) ? ValueType.INTEGER : ValueType.DECIMAL);
            statistic.setValues(List.of(value));
            owner.accept(statistic);
            statistics.add(statistic);
        }
        return this;
    }

    private static boolean isWhole(StatisticUnit unit) {
        return unit == StatisticUnit.BYTES || unit == StatisticUnit.NONE;
    }

    private static @Nullable BigDecimal whole(@Nullable Long value) {
        return value == null ? null : BigDecimal.valueOf(value);
    }

    private static @Nullable BigDecimal decimal(@Nullable Double value) {
        if (value == null) {
            return null;
        }
        BigDecimal rounded = BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded;
    }
}
