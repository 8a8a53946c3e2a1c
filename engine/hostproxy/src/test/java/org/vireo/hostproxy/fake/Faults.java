package org.vireo.hostproxy.fake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The faults that were ordered and not yet used up. */
final class Faults {

    private final Map<Verb, Deque<Fault>> next = new EnumMap<>(Verb.class);
    private final Map<Verb, Fault> always = new EnumMap<>(Verb.class);

    synchronized void next(Verb verb, Fault fault) {
        next.computeIfAbsent(verb, key -> new ArrayDeque<>()).add(fault);
    }

    synchronized void always(Verb verb, Fault fault) {
        always.put(verb, fault);
    }

    synchronized void clear() {
        next.clear();
        always.clear();
    }

    synchronized Optional<Fault> take(Verb verb) {
        var ordered = next.get(verb);
        if (ordered != null && !ordered.isEmpty()) {
            return Optional.of(ordered.remove());
        }
        return Optional.ofNullable(always.get(verb));
    }
}
