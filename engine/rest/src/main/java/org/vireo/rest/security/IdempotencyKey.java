package org.vireo.rest.security;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.vireo.model.job.RequestKey;
import org.vireo.rest.problem.Faults;

/**
 * The header by which a client that got no answer sends a request again without having it done twice.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The Idempotency-Key HTTP Header
 *     Field</a>: a string in quotes; as most clients send it without, both are understood
 */
final class IdempotencyKey {

    private static final String HEADER = "Idempotency-Key";
    private static final String FINGERPRINT = "HmacSHA256";
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "DELETE");
    private static final Pattern KEY =
            Pattern.compile("\"([\\x20-\\x7e&&[^\"\\\\]]{1,128})\"|([\\x21-\\x7e&&[^\"\\\\]]{1,128})");

    private IdempotencyKey() {}

    /** Null for a request without one, or that changes nothing. Reads the body, which can be read again. */
    static @Nullable RequestKey of(ContainerRequestContext request) {
        String header = request.getHeaderString(HEADER);
        if (header == null || !CHANGING.contains(request.getMethod())) {
            return null;
        }
        Matcher matcher = KEY.matcher(header.strip());
        if (!matcher.matches()) {
            throw Faults.invalid(
                    "IDEMPOTENCY_KEY",
                    "The header " + HEADER
                            + " is not 1 to 128 printable ASCII characters without quotes or backslashes:"
                            + " send a new UUID with each request, and the same one when you send a request again.");
        }
        byte[] key = (matcher.group(1) == null ? matcher.group(2) : matcher.group(1)).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] name = MessageDigest.getInstance("SHA-256").digest(key);
            return new RequestKey(HexFormat.of().formatHex(name), fingerprint(key, request));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Keyed, as bodies hold passwords and what is kept must not help to guess them. */
    private static String fingerprint(byte[] key, ContainerRequestContext request) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(FINGERPRINT);
        mac.init(new SecretKeySpec(key, FINGERPRINT));
        String head = request.getMethod() + "\n" + request.getUriInfo().getRequestUri() + "\n" + request.getMediaType()
                + "\n";
        mac.update(head.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(mac.doFinal(body(request)));
    }

    private static byte[] body(ContainerRequestContext request) {
        try {
            byte[] body = request.getEntityStream().readAllBytes();
            request.setEntityStream(new ByteArrayInputStream(body));
            return body;
        } catch (IOException e) {
            throw Faults.invalid("MALFORMED_BODY", "The request's body cannot be read: " + e.getMessage() + ".");
        }
    }
}
