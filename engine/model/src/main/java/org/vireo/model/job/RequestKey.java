package org.vireo.model.job;

/**
 * What a caller calls a request by, so that it is known for the same when it is sent again.
 *
 * @param key a hash of the caller's own word, which is of the caller's requests alone
 * @param fingerprint of the whole request, which tells nothing of it to whoever does not know the caller's word: another
 *     request under the same key is a mistake
 */
public record RequestKey(String key, String fingerprint) {}
