package org.vireo.core.query.storage;

import java.util.List;

/** What can be imported from the host of a storage domain. */
public sealed interface ImportableImages {

    /** The host answered. */
    record Listed(List<ImportableImage> images) implements ImportableImages {
        public Listed {
            images = List.copyOf(images);
        }
    }

    /** It did not; says why and what to do. */
    record Unavailable(String why) implements ImportableImages {}

    /**
     * An image file in the import folder.
     *
     * @param name of the file, without a path
     */
    record ImportableImage(String name, long sizeBytes) {}
}
