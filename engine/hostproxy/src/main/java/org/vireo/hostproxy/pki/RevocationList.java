package org.vireo.hostproxy.pki;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;

/** The certificates that an authority has taken back before their end: an X.509 CRL, which only the authority can make. */
public final class RevocationList {

    private final X509CRL crl;

    RevocationList(X509CRL crl) {
        this.crl = crl;
    }

    /**
     * What hosts are to be given; empty when nothing was taken back, or when the engine's own certificate is on the list:
     * then its renewal is not complete, and hosts that knew the list would not let the engine in.
     *
     * @throws PkiException when the folder holds something else under these names
     */
    public static Optional<RevocationList> forHosts(Path directory) {
        var folder = new PkiFolder(directory);
        var engine = Pem.certificate(PkiFolder.readText(folder.engineCertificate()), folder.engineCertificate());
        var authority = Pem.certificate(PkiFolder.readText(folder.caCertificate()), folder.caCertificate());
        return of(folder).filter(list -> list.isOf(authority) && !list.holds(engine));
    }

    /** The one in a folder; empty when nothing was taken back yet. */
    static Optional<RevocationList> of(PkiFolder folder) {
        return PkiFolder.exists(folder.revocations())
                ? Optional.of(new RevocationList(
                        Pem.revocations(PkiFolder.readText(folder.revocations()), folder.revocations())))
                : Optional.empty();
    }

    /** Grows with every list of the authority. */
    public long number() {
        byte[] extension = crl.getExtensionValue(Extension.cRLNumber.getId());
        if (extension == null) {
            throw new PkiException("The list of revoked certificates has no number");
        }
        return ASN1Integer.getInstance(ASN1OctetString.getInstance(extension).getOctets())
                .longValueExact();
    }

    public String pem() {
        return Pem.write(crl);
    }

    boolean holds(X509Certificate certificate) {
        return crl.isRevoked(certificate);
    }

    boolean isOf(X509Certificate authority) {
        try {
            crl.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException foreign) {
            return false;
        }
    }

    X509CRL crl() {
        return crl;
    }

    /** What the next list is numbered with: also when this one was lost and a backup is older, hosts find it newer. */
    static BigInteger next(Optional<RevocationList> before, long epochSecond) {
        return BigInteger.valueOf(Math.max(before.map(RevocationList::number).orElse(0L) + 1, epochSecond));
    }
}
