package org.vireo.hostproxy.vm;

/**
 * A picture of a display.
 *
 * @param mimeType such as {@code image/png} or {@code image/x-portable-pixmap}
 * @param data base64
 */
public record Screenshot(String mimeType, String data) {}
