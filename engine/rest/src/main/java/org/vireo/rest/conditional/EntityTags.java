package org.vireo.rest.conditional;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vireo.api.schema.ApiObject;
import org.vireo.rest.wire.Wire;

/** What an object is like, in few characters: whatever a client sees of it is in them. */
final class EntityTags {

    /** Of a header that lists some; weak ones are never equal, RFC 9110, 13.1.1. */
    private static final Pattern STRONG = Pattern.compile("(W/)?\"([^\"]*)\"");

    private EntityTags() {}

    /** The object in this form. */
    static EntityTag of(ApiObject object, MediaType form) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (DigestOutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                Wire.format(form).write(object, out);
            }
            return new EntityTag(Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a header such as If-Match names the object in any form, or by a star whatever it is like. */
    static boolean name(String header, ApiObject object) {
        if (header.strip().equals("*")) {
            return true;
        }
        List<String> current = List.of(
                of(object, MediaType.APPLICATION_JSON_TYPE).getValue(),
                of(object, MediaType.APPLICATION_XML_TYPE).getValue());
        Matcher tags = STRONG.matcher(header);
        while (tags.find()) {
            if (tags.group(1) == null && current.contains(tags.group(2))) {
                return true;
            }
        }
        return false;
    }
}
