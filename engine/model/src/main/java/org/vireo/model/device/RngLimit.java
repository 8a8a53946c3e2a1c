package org.vireo.model.device;

/**
 * How much a guest may draw from a random number generator.
 *
 * @param bytes bytes in one period
 * @param periodMillis length of the period in milliseconds
 */
public record RngLimit(int bytes, int periodMillis) {

    public RngLimit {
        if (bytes < 1 || periodMillis < 1) {
            throw new IllegalArgumentException(
                    "Limit of " + bytes + " bytes in " + periodMillis + " ms is empty: both must be at least 1");
        }
    }
}
