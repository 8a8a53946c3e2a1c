package org.vireo.hostproxy.host;

/**
 * A script that a host's admin put there.
 *
 * @param point the hook point, such as before_start, or the verb that the script stands in for
 * @param path of the script on the host
 * @param sha256 of its content in hexadecimal; empty when the agent cannot read it
 */
public record CustomScript(String point, String path, String sha256) {}
