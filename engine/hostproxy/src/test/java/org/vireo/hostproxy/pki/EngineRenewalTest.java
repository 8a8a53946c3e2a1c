package org.vireo.hostproxy.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Security;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine's certificate is taken back and replaced. */
class EngineRenewalTest {

    private final SecureRandom random = new SecureRandom();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path parent;

    @SuppressWarnings("NullAway.Init")
    private PkiFolder folder;

    @BeforeEach
    void initialise() {
        folder = new PkiFolder(parent.resolve("pki"));
        assertThat(run("init", "--name", "localhost")).startsWith("0 ");
    }

    private String run(String command, String... options) {
        var arguments = new ArrayList<>(
                List.of(command, "--directory", folder.directory().toString()));
        arguments.addAll(List.of(options));
        var text = new ByteArrayOutputStream();
        var status = new PkiMain(Clock.fixed(now, ZoneOffset.UTC), random)
                .run(arguments, new PrintStream(text, true, StandardCharsets.UTF_8));
        return status + " " + text.toString(StandardCharsets.UTF_8);
    }

    private X509Certificate certificate(Path file) {
        return Pem.certificate(PkiFolder.readText(file), file);
    }

    private X509Certificate engine() {
        return certificate(folder.engineCertificate());
    }

    /** As the JDK reads it. */
    private X509CRL list() throws GeneralSecurityException {
        return (X509CRL) CertificateFactory.getInstance("X.509")
                .generateCRL(new ByteArrayInputStream(PkiFolder.read(folder.revocations())));
    }

    @Test
    void renewedTwiceBothOldCertificatesShouldBeOnALaterList() throws GeneralSecurityException {
        var first = engine();
        assertThat(RevocationList.forHosts(folder.directory())).isEmpty();
        assertThat(run("renew")).startsWith("0 revoked").contains("issued the engine's certificate");
        var one = RevocationList.forHosts(folder.directory()).orElseThrow();
        var second = engine();
        assertThat(run("renew")).startsWith("0 revoked");
        var two = RevocationList.forHosts(folder.directory()).orElseThrow();
        assertThat(two.number()).isGreaterThan(one.number());

        var list = list();
        var authority = certificate(folder.caCertificate());
        list.verify(authority.getPublicKey());
        assertThat(list.getVersion()).isEqualTo(2);
        assertThat(list.getNextUpdate()).isEqualTo(authority.getNotAfter());
        assertThat(list.getThisUpdate().toInstant()).isBefore(now);
        assertThat(list.isRevoked(first)).isTrue();
        assertThat(list.isRevoked(second)).isTrue();
        assertThat(list.isRevoked(engine())).isFalse();
        assertThat(KeyMatch.belongs(Pem.key(PkiFolder.readText(folder.engineKey()), ""), engine()))
                .isTrue();
        assertThat(run("init", "--name", "localhost")).contains("nothing to do");
    }

    /** As in the server, where a library registers one more while the engine runs. */
    @Test
    void keyShouldBeFitForTlsWhateverProvidersThereAre() {
        Security.addProvider(new BouncyCastleProvider());
        try {
            assertThat(Pem.key(PkiFolder.readText(folder.engineKey()), "").getAlgorithm())
                    .isEqualTo("EC");
        } finally {
            Security.removeProvider(BouncyCastleProvider.PROVIDER_NAME);
        }
    }

    @Test
    void renewalThatStopsAfterTheListShouldBeCompletedAndNotBeGivenToHostsBefore() {
        var authority = CertificateAuthority.open(folder.directory(), Clock.fixed(now, ZoneOffset.UTC), random);
        var list = authority.revoke(Optional.empty(), engine());
        PkiFolder.writeText(folder.revocations(), list.pem());
        assertThat(RevocationList.forHosts(folder.directory())).isEmpty();
        assertThat(run("init", "--name", "localhost")).contains("issued the engine's certificate");
        assertThat(RevocationList.forHosts(folder.directory()))
                .hasValueSatisfying(given -> assertThat(given.number()).isEqualTo(list.number()));
    }

    @Test
    void certificateFromABackupShouldBeTakenBackToo() throws IOException, GeneralSecurityException {
        var backup = Files.copy(folder.engineCertificate(), parent.resolve("backup.crt"));
        now = now.plus(Duration.ofDays(300));
        run("init", "--name", "localhost");
        var later = engine();
        assertThat(later).isNotEqualTo(certificate(backup));
        assertThat(run("renew", "--stolen", backup.toString())).startsWith("0 revoked " + backup);
        assertThat(list().isRevoked(certificate(backup))).isTrue();
        assertThat(list().isRevoked(later)).isTrue();
    }

    @Test
    void numberShouldGrowAlsoWhenTheListWasLost() throws IOException {
        run("renew");
        var lost = RevocationList.forHosts(folder.directory()).orElseThrow().number();
        Files.delete(folder.revocations());
        now = now.plusSeconds(1);
        run("renew");
        assertThat(RevocationList.forHosts(folder.directory()).orElseThrow().number())
                .isGreaterThan(lost);
    }

    @Test
    void whatCannotBeTakenBackShouldStopWithARemedyAndChangeNothing() throws IOException {
        var before = engine();
        var stranger = TestPki.engine(parent.resolve("other"), Clock.fixed(now, ZoneOffset.UTC));
        assertThat(run("renew", "--stolen", stranger.resolve("engine.crt").toString()))
                .startsWith("1 ")
                .contains("was not issued by the authority");
        Files.writeString(folder.revocations(), "garbage");
        assertThat(run("renew")).startsWith("1 ").contains("crl.pem").contains("Restore it");
        assertThat(engine()).isEqualTo(before);
        assertThat(run("renew", "--name", "x")).startsWith("2 usage");
        assertThat(run("revoke")).startsWith("2 usage");
    }

    @Test
    void listOfAnAuthorityThatWasReplacedShouldSayNothingOfThisOnes() throws IOException {
        var other = TestPki.engine(parent.resolve("other"), Clock.fixed(now, ZoneOffset.UTC));
        new PkiSetup(other, Clock.fixed(now, ZoneOffset.UTC), random).renewEngine(Optional.empty());
        Files.copy(other.resolve("crl.pem"), folder.revocations());
        assertThat(RevocationList.forHosts(folder.directory())).isEmpty();
        assertThat(run("renew")).startsWith("0 revoked");
        assertThat(RevocationList.forHosts(folder.directory())).isPresent();
    }
}
