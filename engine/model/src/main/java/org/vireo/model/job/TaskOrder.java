package org.vireo.model.job;

import java.util.UUID;
import org.vireo.model.ObjectRef;

/**
 * What a task is made from.
 *
 * @param stepCount how many steps it has, as far as it is known
 */
public record TaskOrder(
        String command,
        String arguments,
        String description,
        UUID ownerId,
        String correlationId,
        ObjectRef subject,
        int stepCount) {}
