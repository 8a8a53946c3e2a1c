package org.vireo.model.job;

/**
 * How far the parts of a task are.
 *
 * @param finished how many ended well
 * @param failed how many ended in another way
 */
public record ChildCount(long total, long finished, long failed) {

    public static final ChildCount NONE = new ChildCount(0, 0, 0);

    public long unfinished() {
        return total - finished - failed;
    }
}
