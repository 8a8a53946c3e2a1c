package org.vireo.api.generator;

/**
 * One generated file.
 *
 * @param path below the output folder, with slashes
 */
record OutputFile(String path, String content) {}
