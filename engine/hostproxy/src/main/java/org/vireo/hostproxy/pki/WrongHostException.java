package org.vireo.hostproxy.pki;

import java.security.cert.CertificateException;
import java.util.Collection;
import org.vireo.model.id.HostId;

/** The certificate is one of this engine's, but not the one expected at the address: of another host, or an old one. */
public final class WrongHostException extends CertificateException {

    private static final long serialVersionUID = 1L;

    private WrongHostException(String message) {
        super(message);
    }

    static WrongHostException ofAnother(String peer, Collection<String> carried, String expected) {
        return new WrongHostException("The certificate at " + peer + " is of " + carried + ", but " + expected
                + " is expected there. Correct the host's address, or enrol it again.");
    }

    static WrongHostException withAnother(HostId host, String peer, String shown, Collection<String> expected) {
        return new WrongHostException("The certificate that host " + host + " shows at " + peer
                + " is not the one that the engine signed for it last: its SHA-256 fingerprint is " + shown
                + ", expected is " + String.join(" or ", expected)
                + ". Somebody may have an old key of the host; when it is the host itself, enrol the host again.");
    }
}
