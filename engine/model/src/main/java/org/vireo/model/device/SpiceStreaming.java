package org.vireo.model.device;

/** Which parts of the screen are sent as a video stream. */
public enum SpiceStreaming {
    OFF,
    FILTER,
    ALL
}
