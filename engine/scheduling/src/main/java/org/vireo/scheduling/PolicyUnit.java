package org.vireo.scheduling;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Something that a host is judged by.
 *
 * @param id follows from the name, so it stays as long as the name does
 * @param name a word for programs, in the manner of oVirt's
 * @param description for people
 */
public record PolicyUnit(UUID id, String name, String description) {

    static PolicyUnit of(String name, String description) {
        UUID id = UUID.nameUUIDFromBytes(("scheduling policy unit " + name).getBytes(StandardCharsets.UTF_8));
        return new PolicyUnit(id, name, description);
    }
}
