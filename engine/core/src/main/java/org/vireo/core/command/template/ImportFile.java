package org.vireo.core.command.template;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vireo.hostproxy.storage.VolumeFormat;
import org.vireo.hostproxy.storage.VolumeRef;
import org.vireo.model.storage.StorageDomain;

/** An image file in the import folder of a storage domain. Its format is told by its name, never by its content. */
record ImportFile(String name, VolumeFormat format) {

    private static final Pattern NAME = Pattern.compile("[^/\\p{C}.][^/\\p{C}]{0,250}");

    /** Empty when the text is not a plain name of an image file. */
    static Optional<ImportFile> of(String text) {
        return NAME.matcher(text).matches()
                ? formatOf(text).map(format -> new ImportFile(text, format))
                : Optional.empty();
    }

    private static Optional<VolumeFormat> formatOf(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "qcow2" -> Optional.of(VolumeFormat.QCOW2);
            case "raw", "img" -> Optional.of(VolumeFormat.RAW);
            default -> Optional.empty();
        };
    }

    VolumeRef in(StorageDomain storageDomain) {
        return new VolumeRef(storageDomain.path() + "/import/" + name, format);
    }
}
