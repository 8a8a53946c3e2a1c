package org.vireo.persistence.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.Crypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecureSecretsTest {

    private final SecureSecrets secrets = new SecureSecrets();

    @Test
    void tokensHave256BitsAndNeverRepeat() {
        assertThat(Stream.generate(secrets::token).limit(1000))
                .doesNotHaveDuplicates()
                .allSatisfy(token ->
                        assertThat(Base64.getUrlDecoder().decode(token)).hasSize(32));
    }

    @Test
    void passwordsHaveTheLengthAndNoCharacterToMistake() {
        assertThat(IntStream.range(1, 200).mapToObj(secrets::password)).allMatch(text -> text.matches("[^0O1lI\\W_]+"));
        assertThat(secrets.password(8)).hasSize(8).isNotEqualTo(secrets.password(8));
        assertThatThrownBy(() -> secrets.password(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFingerprintIsTheTokensSha256() {
        assertThat(secrets.fingerprint("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void onlyThePasswordMatchesItsHash() {
        String hash = secrets.hashPassword("correct horse ☃");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("horse");
        assertThat(secrets.matches("correct horse ☃", hash)).isTrue();
        assertThat(secrets.matches("correct horse", hash)).isFalse();
        assertThat(secrets.matches("", hash)).isFalse();
        assertThat(secrets.hashPassword("correct horse ☃")).isNotEqualTo(hash);
        assertThat(secrets.isCurrent(hash)).isTrue();
    }

    /** Made with Python's argon2-cffi, which is the reference implementation. */
    @Test
    void hashesOfTheReferenceImplementationAreUnderstood() {
        String today =
                "$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$Q8Nw4AoaFgKivZqA6rOztYVqwwO+2OLlVlz/Ht2Gucs";
        assertThat(secrets.matches("correct horse ☃", today)).isTrue();
        assertThat(secrets.matches("correct horse", today)).isFalse();
        assertThat(secrets.isCurrent(today)).isTrue();
        String other =
                "$argon2id$v=19$m=1024,t=3,p=2$MDEyMzQ1Njc4OWFiY2RlZg$3WF23tUFG2m2/RhUzbe+dou6Dox79HI/2kMbDQ3RLSY";
        assertThat(secrets.matches("secret", other)).isTrue();
        assertThat(secrets.matches("Secret", other)).isFalse();
        assertThat(secrets.isCurrent(other)).isFalse();
    }

    @Test
    void aHashOfAnOlderEngineIsUnderstoodAndToBeMadeAnew() {
        // Made with Python: hashlib.pbkdf2_hmac("sha512", b"secret", b"0123456789abcdef", 1000, 64)
        String hash = "pbkdf2-sha512$1000$MDEyMzQ1Njc4OWFiY2RlZg$" + KNOWN_KEY;
        assertThat(secrets.matches("secret", hash)).isTrue();
        assertThat(secrets.matches("Secret", hash)).isFalse();
        assertThat(secrets.isCurrent(hash)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "$6$salt$hash",
                "pbkdf2-sha512$1000$MDEy",
                "pbkdf2-sha512$many$MDEy$MDEy",
                "pbkdf2-sha512$1000$***$MDEy",
                "pbkdf2-sha512$-1$MDEy$MDEy",
                "pbkdf2-sha512$1000$$",
                "pbkdf2-sha512$1000$MDEy$",
                "$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$",
                "$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$AAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=19$m=0,t=0,p=0$MDEyMzQ1Njc4OWFiY2RlZg$Q8Nw4AoaFgKivZqA6rOztYVqwwO+2OLlVlz/Ht2Gucs",
                "$argon2i$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$Q8Nw4AoaFgKivZqA6rOztYVqwwO+2OLlVlz/Ht2Gucs"
            })
    void aTextThatIsNoHashMatchesNothing(String hash) {
        assertThat(secrets.matches("secret", hash)).isFalse();
        assertThat(secrets.matches("", hash)).isFalse();
    }

    @Test
    void guestsGetASha512Crypt() {
        String hash = secrets.cryptForGuest("pässword");
        assertThat(hash).matches("\\$6\\$[./0-9A-Za-z]{16}\\$[./0-9A-Za-z]{86}");
        assertThat(Crypt.crypt("pässword", hash)).isEqualTo(hash);
        assertThat(secrets.cryptForGuest("pässword")).isNotEqualTo(hash);
    }

    private static final String KNOWN_KEY =
            "vgFvU7zWIDgDAUi7d8ayt+cfRiPWVVWfv8iQRsGZaZviWzsSNgWYXEE5PmvI/VELMsOmEbqLz0PKuePNjOk41A";
}
