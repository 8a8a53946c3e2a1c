package org.vireo.hostproxy.pki;

import java.security.cert.CertificateException;

/** The certificate is one of this engine's, but of another host than the one expected at the address. */
public final class WrongHostException extends CertificateException {

    private static final long serialVersionUID = 1L;

    WrongHostException(String message) {
        super(message);
    }
}
