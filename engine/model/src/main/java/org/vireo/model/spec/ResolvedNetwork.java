package org.vireo.model.spec;

/**
 * The host's end of a network.
 *
 * @param bridge name of the Linux bridge
 */
public record ResolvedNetwork(String bridge) {

    public ResolvedNetwork {
        TextRules.requireWord("Bridge name", bridge);
    }
}
