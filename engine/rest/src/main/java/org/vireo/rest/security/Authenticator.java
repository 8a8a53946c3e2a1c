package org.vireo.rest.security;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vireo.core.access.AccessTokens;
import org.vireo.core.access.Identity;
import org.vireo.core.access.Logins;

/** Finds out who sends an Authorization header: by a token, or by name and password. */
@Singleton
public final class Authenticator {

    private static final int LONGEST = 4096;

    private final AccessTokens tokens;
    private final Logins logins;

    @Inject
    public Authenticator(AccessTokens tokens, Logins logins) {
        this.tokens = tokens;
        this.logins = logins;
    }

    /** Empty for anything but a right credential. */
    public Optional<Identity> identify(@Nullable String authorization, String address, String correlationId) {
        String token = bearer(authorization);
        if (token != null) {
            return tokens.authenticate(token);
        }
        String basic = credential(authorization, "basic");
        return basic == null ? Optional.empty() : byPassword(basic, address, correlationId);
    }

    /** The token of the header; null when it carries none. */
    public static @Nullable String bearer(@Nullable String authorization) {
        return credential(authorization, "bearer");
    }

    private Optional<Identity> byPassword(String basic, String address, String correlationId) {
        String decoded;
        try {
            decoded = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        int colon = decoded.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : logins.verify(decoded.substring(0, colon), decoded.substring(colon + 1), address, correlationId);
    }

    private static @Nullable String credential(@Nullable String authorization, String scheme) {
        if (authorization == null || authorization.length() > LONGEST) {
            return null;
        }
        int blank = authorization.indexOf(' ');
        boolean matches = blank > 0
                && authorization.substring(0, blank).toLowerCase(Locale.ROOT).equals(scheme);
        return matches ? authorization.substring(blank + 1).strip() : null;
    }
}
