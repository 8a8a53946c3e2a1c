package org.vireo.core.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects every violation of a request, so that a user sees all at once. */
public final class Violations {

    private final List<Violation> found = new ArrayList<>();

    /** Takes the violation unless the condition holds. */
    public Violations require(boolean condition, Violation otherwise) {
        if (!condition) {
            found.add(otherwise);
        }
        return this;
    }

    public Violations add(Violation violation) {
        found.add(violation);
        return this;
    }

    public Violations addAll(List<Violation> violations) {
        found.addAll(violations);
        return this;
    }

    /** The value, or the violation taken and empty. */
    public <T> Optional<T> requirePresent(Optional<T> value, Violation otherwise) {
        if (value.isEmpty()) {
            found.add(otherwise);
        }
        return value;
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Violation> list() {
        return List.copyOf(found);
    }
}
