package org.vireo.hostproxy.pki;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.util.IPAddress;
import org.vireo.model.id.HostId;

/**
 * What a certificate says and may be used for.
 *
 * @param commonName for people only; nobody decides by it
 * @param addresses DNS names and IP addresses it is valid for
 * @param uris Vireo's names of the holder
 * @param purposes what the key may prove: who serves, who calls
 */
record LeafProfile(String commonName, List<String> addresses, List<String> uris, List<KeyPurposeId> purposes) {

    static LeafProfile engine() {
        return new LeafProfile(
                "Vireo engine", List.of(), List.of(Identities.ENGINE), List.of(KeyPurposeId.id_kp_clientAuth));
    }

    static LeafProfile server(List<String> names) {
        return new LeafProfile("Vireo", names, List.of(), List.of(KeyPurposeId.id_kp_serverAuth));
    }

    /** A host serves the engine, and its own command line calls it with the same certificate. */
    static LeafProfile host(HostId id, String address) {
        return new LeafProfile(
                "Vireo host " + id,
                List.of(address),
                List.of(Identities.host(id)),
                List.of(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth));
    }

    /** The one way of writing a name: as it reads back from a certificate. */
    static String normal(String address) {
        if (!IPAddress.isValid(address)) {
            return address.toLowerCase(Locale.ROOT);
        }
        try {
            return InetAddress.getByName(address).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new PkiException("'" + address + "' is no IP address", impossible);
        }
    }

    GeneralNames alternativeNames() {
        var names = new ArrayList<GeneralName>();
        for (String address : addresses) {
            names.add(
                    new GeneralName(IPAddress.isValid(address) ? GeneralName.iPAddress : GeneralName.dNSName, address));
        }
        for (String uri : uris) {
            names.add(new GeneralName(GeneralName.uniformResourceIdentifier, uri));
        }
        return new GeneralNames(names.toArray(GeneralName[]::new));
    }
}
