package org.vireo.persistence.json;

import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;
import org.vireo.model.reported.disk.ImageChain;

/** The images of a disk in a running VM. */
@Immutable
@Converter(autoApply = true)
public final class ImageChainColumn extends JsonColumn<ImageChain> {

    public ImageChainColumn() {
        super(ImageChain.class);
    }
}
