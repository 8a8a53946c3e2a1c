package org.vireo.model.device;

/** What a person moves or presses. */
public enum InputType {
    /** A pointer that lands where the client's pointer is. */
    TABLET,
    KEYBOARD,
    /** A pointer that moves by steps. */
    MOUSE
}
