package org.vireo.hostproxy.vm;

import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A domain to start.
 *
 * @param xml the Domain XML with Vireo's metadata
 * @param secrets by the one-time reference that the metadata names; base64 of the secret's bytes
 */
public record CreateDomain(String xml, Map<String, String> secrets) {

    public CreateDomain {
        secrets = Map.copyOf(secrets);
    }

    /** A domain that needs no secrets. */
    public CreateDomain(String xml) {
        this(xml, Map.of());
    }

    /** A domain with secrets given as bytes. */
    public static CreateDomain withSecrets(String xml, Map<String, byte[]> secrets) {
        return new CreateDomain(
                xml,
                secrets.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> Base64.getEncoder().encodeToString(entry.getValue()))));
    }

    /** Names the references, never the secrets. */
    @Override
    public String toString() {
        return "CreateDomain[xml of " + xml.length() + " characters, secrets " + secrets.keySet() + "]";
    }
}
