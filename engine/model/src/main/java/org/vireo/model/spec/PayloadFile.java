package org.vireo.model.spec;

import org.vireo.model.text.TextRules;

/**
 * One file of a payload.
 *
 * @param path relative path on the volume, such as meta-data
 */
public record PayloadFile(String path, PayloadContent content) {

    public PayloadFile {
        TextRules.requireRelativePath("Payload file", path);
    }
}
