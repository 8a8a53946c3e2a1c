package org.vireo.persistence.json;

import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;
import org.vireo.model.storage.DiskStorage;

/** Where a disk lies that is in no storage domain. */
@Immutable
@Converter(autoApply = true)
public final class DirectStorageColumn extends JsonColumn<DiskStorage.Direct> {

    public DirectStorageColumn() {
        super(DiskStorage.Direct.class);
    }
}
