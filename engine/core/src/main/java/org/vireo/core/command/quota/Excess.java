package org.vireo.core.command.quota;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.model.quota.Gibibytes;

/**
 * A limit that would be exceeded.
 *
 * @param placeId the cluster or storage domain that it is for; null for all
 * @param limit as used and asked: a number, or bytes
 */
record Excess(Resource resource, @Nullable UUID placeId, long limit, long used, long asked) {

    /** What is limited. */
    enum Resource {
        VMS("VMs", "", false),
        VCPUS("vCPUs", "cluster", false),
        MEMORY("memory", "cluster", true),
        STORAGE("storage", "storage domain", true);

        private final String words;
        private final String place;
        private final boolean sized;

        Resource(String words, String place, boolean sized) {
            this.words = words;
            this.place = place;
            this.sized = sized;
        }
    }

    /** How much more would still be within the limit. */
    private long left() {
        return Math.max(0, limit - used);
    }

    /** One sentence. */
    String sentence(String quota, String placeName) {
        String where = placeId == null ? "" : " in " + resource.place + " " + placeName;
        return "Quota [quota] " + quota + " limits " + resource.words + where + " to " + amount(limit) + ": "
                + amount(used) + " used, " + amount(asked) + " more asked for.";
    }

    String remedy() {
        return "Ask for no more than " + amount(left()) + ", name another quota, remove what uses this one, or have an"
                + " administrator raise the limit.";
    }

    private String amount(long number) {
        return resource.sized ? Gibibytes.words(number) : String.valueOf(number);
    }
}
