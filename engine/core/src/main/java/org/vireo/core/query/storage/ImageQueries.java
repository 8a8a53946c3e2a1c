package org.vireo.core.query.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.vireo.core.port.HostCalls;
import org.vireo.core.query.storage.ImportableImages.ImportableImage;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.storage.StorageFile;
import org.vireo.hostproxy.storage.StorageFolder;
import org.vireo.model.storage.StorageDomain;

/** Asks the host of a storage domain which image files lie in its import folder. */
@Singleton
public final class ImageQueries {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final HostCalls calls;

    @Inject
    public ImageQueries(HostCalls calls) {
        this.calls = calls;
    }

    /** By name. To be called without a transaction, for a storage domain that the caller may see. */
    public ImportableImages list(StorageDomain storageDomain, String correlationId) {
        HostOutcome<List<StorageFile>> outcome = calls.call(
                storageDomain.hostId(),
                connection -> connection
                        .storage()
                        .list(CallContext.of(correlationId, DEADLINE), storageDomain.path(), StorageFolder.IMPORT));
        return outcome.done()
                .<ImportableImages>map(files -> new ImportableImages.Listed(files.stream()
                        .map(file -> new ImportableImage(
                                file.path().substring(file.path().lastIndexOf('/') + 1), file.sizeBytes()))
                        .sorted(Comparator.comparing(ImportableImage::name))
                        .toList()))
                .orElseGet(() -> new ImportableImages.Unavailable("The images of storage domain " + storageDomain.name()
                        + " cannot be listed: " + outcome.summary() + ". Try again when its host is up."));
    }
}
