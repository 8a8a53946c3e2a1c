package org.vireo.core.command.execution;

import java.io.Serial;

/** The engine stops in a step: what it was interrupted in says nothing of how the step ends. */
final class EngineStops extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    EngineStops(String interrupted) {
        super(interrupted);
    }
}
