package org.vireo.model.job;

import java.util.UUID;
import org.vireo.model.ObjectRef;

/** What a task is made from. */
public record TaskOrder(
        String command, String arguments, String description, UUID ownerId, String correlationId, ObjectRef subject) {}
