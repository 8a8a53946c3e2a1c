package org.vireo.model.device.host;

import java.util.UUID;

/**
 * A mediated device that the agent makes on the host before the start, and takes away after the stop.
 *
 * @param uuid the name that it gets
 */
public record PreparedMdev(UUID uuid, MdevMaking making) {}
