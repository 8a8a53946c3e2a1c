package org.vireo.model.spec;

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
