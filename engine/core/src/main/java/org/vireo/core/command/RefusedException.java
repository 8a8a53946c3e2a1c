package org.vireo.core.command;

import java.io.Serial;
import java.util.List;
import org.vireo.core.validation.Violation;

/** Rolls the accepting transaction back, so that a refusal leaves no trace. */
final class RefusedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<Violation> violations;

    RefusedException(List<Violation> violations) {
        super("refused", null, false, false);
        this.violations = violations;
    }

    List<Violation> violations() {
        return violations;
    }
}
