package org.vireo.hostproxy.job;

import java.util.Optional;

/**
 * Why a job has no result.
 *
 * @param name of the error, as a verb would have answered with it
 * @param output what a tool printed
 */
public record JobFailure(String name, String message, Optional<String> output) {}
