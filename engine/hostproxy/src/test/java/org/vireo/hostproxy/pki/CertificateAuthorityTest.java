package org.vireo.hostproxy.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.model.id.HostId;

class CertificateAuthorityTest {

    private final Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    private final SecureRandom random = new SecureRandom();
    private final HostId id = new HostId(UUID.randomUUID());

    @SuppressWarnings("NullAway.Init")
    private CertificateAuthority authority;

    @BeforeEach
    void start(@TempDir Path folder) {
        new PkiSetup(folder, clock, random).complete(List.of("localhost"));
        authority = CertificateAuthority.open(folder, clock, random);
    }

    private static KeyPair key(String algorithm, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private X509Certificate sign(String address) {
        var signed = (SignResult.Signed) authority.signHost(TestPki.request(key("EC", 256)), id, address);
        return Pem.certificate(signed.certificatePem(), "signed");
    }

    @Test
    void hostCertificateShouldCarryTheEnginesNamesAlone() throws CertificateParsingException {
        var certificate = sign("host.example");
        assertThat(Identities.uris(certificate)).containsExactly("vireo:host:" + id);
        assertThat(Identities.addresses(certificate)).containsExactly("host.example");
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=Vireo host " + id);
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(Duration.between(now, certificate.getNotAfter().toInstant())).isEqualTo(Duration.ofDays(396));
    }

    @Test
    void addressesShouldBeWrittenAsWhatTheyAre() {
        assertThat(Identities.addresses(sign("10.1.2.3"))).containsExactly("10.1.2.3");
        assertThat(Identities.addresses(sign("fd00::7"))).containsExactly("fd00:0:0:0:0:0:0:7");
    }

    @Test
    void expectedAddressShouldBeTheSameHoweverItIsWritten() throws WrongHostException {
        var expected = new ExpectedHosts();
        var certificate = sign("fd00::7");
        for (String written : List.of("fd00::7", "FD00:0::7")) {
            var expectation = expected.expect(written, 54321, id, Set.of());
            assertThat(expectation.met()).isFalse();
            expected.check("fd00:0:0:0:0:0:0:7", 54321, certificate);
            assertThat(expectation.met()).isTrue();
        }
    }

    @Test
    void anyOtherCertificateOfTheRightHostShouldBeRefusedByName() throws WrongHostException {
        var expected = new ExpectedHosts();
        var old = sign("a.example");
        var last = sign("a.example");
        expected.expect("a.example", 54321, id, Set.of(Fingerprint.of(last)));
        expected.check("a.example", 54321, last);
        assertThatThrownBy(() -> expected.check("a.example", 54321, old))
                .isInstanceOf(WrongHostException.class)
                .hasMessageContaining(id.toString())
                .hasMessageContaining(Fingerprint.of(old))
                .hasMessageContaining(Fingerprint.of(last))
                .hasMessageContaining("enrol the host again");
    }

    @Test
    void whatAHostOfBeforeShowsFirstShouldBeWhatItsConsolesShow() throws WrongHostException {
        var expected = new ExpectedHosts();
        var first = sign("a.example");
        var given = sign("a.example");
        var expectation = expected.expect("a.example", 54321, id, Set.of());
        expected.check("a.example", 54321, first);
        assertThat(expectation.shown()).isEqualTo(Fingerprint.of(first));
        assertThatThrownBy(() -> expected.check("a.example", 54321, given)).isInstanceOf(WrongHostException.class);
        expectation.allow(Pem.write(given));
        expected.check("a.example", 54321, given);
        expected.check("a.example", 54321, first);
    }

    @Test
    void serialNumbersShouldDiffer() {
        assertThat(sign("a.example").getSerialNumber())
                .isNotEqualTo(sign("a.example").getSerialNumber());
    }

    @Test
    void weakKeysShouldBeRefused() {
        assertThat(authority.signHost(TestPki.request(key("RSA", 2048)), id, "a.example"))
                .isInstanceOfSatisfying(
                        SignResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("too weak"));
        assertThat(authority.signHost(TestPki.request(key("RSA", 3072)), id, "a.example"))
                .isInstanceOf(SignResult.Signed.class);
    }

    @Test
    void requestsThatAreNoneShouldBeRefused() {
        var good = TestPki.request(key("EC", 256));
        for (String wrong :
                List.of("", "hello", authority.certificatePem(), good.substring(0, 200), "x".repeat(20_000))) {
            assertThat(authority.signHost(wrong, id, "a.example")).isInstanceOf(SignResult.Refused.class);
        }
    }

    @Test
    void requestSignedByAnotherKeyShouldBeRefused() {
        var claimed = key("EC", 256);
        var forged = new KeyPair(claimed.getPublic(), key("EC", 256).getPrivate());
        assertThat(authority.signHost(TestPki.request(forged), id, "a.example"))
                .isInstanceOfSatisfying(
                        SignResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("not signed by its own key"));
    }

    @Test
    void fingerprintShouldBeWhatOpensslPrints() {
        assertThat(authority.fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        assertThat(authority.certificatePem()).startsWith("-----BEGIN CERTIFICATE-----");
    }
}
