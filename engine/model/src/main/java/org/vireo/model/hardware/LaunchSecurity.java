package org.vireo.model.hardware;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Protection of the guest's memory from the host.
 *
 * @param type the processor's technology
 * @param policy the technology's policy bits as the owner of the guest wants them measured; 0 for the usual ones
 * @param ownerCertificate SEV: the owner's Diffie-Hellman key, base64; null for none
 * @param session SEV: the owner's launch session, base64; null for none
 * @param kernelHashes whether hashes of a directly started kernel are measured too
 * @param measured SEV-SNP: data of the host; TDX: identity of the configuration; base64; null for none
 * @see <a href="https://libvirt.org/formatdomain.html#launch-security">libvirt: launch security</a>
 */
public record LaunchSecurity(
        Type type,
        long policy,
        @Nullable String ownerCertificate,
        @Nullable String session,
        boolean kernelHashes,
        @Nullable String measured) {

    /** The technologies. */
    public enum Type {
        NONE(0),
        /** AMD: encrypted memory. The usual policy: no debugging, no key sharing. */
        SEV(0x3),
        /** AMD: memory encrypted and guarded against change. The usual policy: SMT allowed. */
        SEV_SNP(0x30000),
        /** Intel. The usual policy: no VE on what the guest did not accept. */
        TDX(0x10000000);

        private final long usualPolicy;

        Type(long usualPolicy) {
            this.usualPolicy = usualPolicy;
        }
    }

    public static final LaunchSecurity NONE = of(Type.NONE);

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{4,16380}={0,2}");

    @SuppressWarnings("ConstantValue")
    public LaunchSecurity {
        type = type == null ? Type.NONE : type;
        check("Owner certificate", ownerCertificate);
        check("Launch session", session);
        check("Measured data", measured);
        if (policy < 0) {
            throw new IllegalArgumentException("Launch security policy " + policy + " is negative");
        }
        if (type != Type.SEV && (ownerCertificate != null || session != null)) {
            throw new IllegalArgumentException(
                    "An owner's certificate and session belong to SEV, not to the launch security " + type);
        }
    }

    /** With the usual policy and nothing of the owner's. */
    public static LaunchSecurity of(Type type) {
        return new LaunchSecurity(type, 0, null, null, false, null);
    }

    /** The policy that is measured. */
    public long effectivePolicy() {
        return policy == 0 ? type.usualPolicy : policy;
    }

    private static void check(String what, @Nullable String base64) {
        if (base64 != null && !BASE64.matcher(base64).matches()) {
            throw new IllegalArgumentException(what + " of " + base64.length() + " characters is not base64");
        }
    }
}
