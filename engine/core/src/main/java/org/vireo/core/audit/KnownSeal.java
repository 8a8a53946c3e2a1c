package org.vireo.core.audit;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vireo.model.event.AuditSeal;

/** A seal of the audit log as it was written down, such as in engine.log: its number, a colon, its hash. */
public record KnownSeal(long seq, String hash) {

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,18}):([0-9a-fA-F]{64})");

    /** As it is to be written down. */
    public static KnownSeal of(AuditSeal seal) {
        return new KnownSeal(seal.seq(), seal.hash());
    }

    /** Empty for other text. */
    public static Optional<KnownSeal> parse(String written) {
        Matcher matcher = WRITTEN.matcher(written.strip());
        return matcher.matches()
                ? Optional.of(new KnownSeal(
                        Long.parseLong(matcher.group(1)), matcher.group(2).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** Whether the seal of this number is another one. */
    public boolean differsFrom(AuditSeal seal) {
        return seal.seq() == seq && !seal.hash().equals(hash);
    }

    @Override
    public String toString() {
        return seq + ":" + hash;
    }
}
