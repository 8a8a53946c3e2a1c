package org.vireo.rest.call;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.rest.problem.Faults;

/** Collects what a body does not say but must, so that a client is told all at once. */
public final class Required {

    private final String type;
    private final String operation;
    private final List<String> missing = new ArrayList<>();

    private Required(String type, String operation) {
        this.type = type;
        this.operation = operation;
    }

    /** For a body of the type, such as "Vm", in an operation, such as "add". */
    public static Required of(String type, String operation) {
        return new Required(type, operation);
    }

    /** Must be given; a text must also not be empty. */
    public Required member(String name, @Nullable Object value) {
        if (value == null || (value instanceof String text && text.isEmpty())) {
            missing.add(name);
        }
        return this;
    }

    /** Refuses the request when something is missing. */
    public void check() {
        if (!missing.isEmpty()) {
            throw Faults.incomplete(type, missing, operation);
        }
    }
}
