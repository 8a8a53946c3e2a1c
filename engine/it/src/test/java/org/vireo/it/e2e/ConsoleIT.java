package org.vireo.it.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The display and the serial port of a real guest, through the engine's WebSocket as a browser uses it. */
class ConsoleIT {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration GUEST = Duration.ofSeconds(120);
    /** The name of the protocol, in hexadecimal. */
    private static final String VNC = "766e63";

    private static final int NO_TICKET = 4010;
    private static final int IN_USE = 4012;
    private static final int WITHDRAWN = 4014;

    private Installation vireo;
    private String vm;
    private String jane;

    @BeforeEach
    void open() throws IOException {
        vireo = Installation.open();
        String id = vireo.idOf("vms", "vm", "hello");
        if (vireo.vmStatus(id).equals("down")) {
            vireo.post("/vms/" + id + "/start", "{}");
        }
        vireo.awaitVm(id, "up", GUEST);
        vm = "/vms/" + id;
        jane = "jane-" + UUID.randomUUID() + "@internal";
    }

    @AfterEach
    void removeJane() throws IOException {
        String id = vireo.idOf("users", "user", jane.substring(0, jane.indexOf('@')));
        if (!id.isEmpty()) {
            vireo.delete("/users/" + id);
        }
    }

    private static String proxyTicket(Installation as, String console, String body) throws IOException {
        Installation.Answer answer = as.post(console + "/proxyticket", body);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.text("proxy_ticket", "value");
    }

    private String display() {
        return vm + "/graphicsconsoles/" + VNC;
    }

    private String serial() {
        return vm + "/serialconsole";
    }

    @Test
    void aBrowserShouldSeeTheDisplayWithItsPassword() throws Exception {
        String password = vireo.post(display() + "/ticket", "{}").text("ticket", "value");
        try (ConsoleClient client = new ConsoleClient(vireo, proxyTicket(vireo, display(), "{}"))) {
            assertThat(new String(client.read(12), StandardCharsets.US_ASCII)).isEqualTo("RFB 003.008\n");
            client.type("RFB 003.008\n");
            byte[] kinds = client.read(client.read(1)[0]);
            assertThat(kinds).as("nobody comes in without the password").containsExactly(2);
            client.type(new byte[] {2});
            client.type(answer(client.read(16), password));
            assertThat(client.read(4)).as("the password is right").containsExactly(0, 0, 0, 0);
            client.type(new byte[] {1});
            byte[] size = client.read(24);
            assertThat((size[0] & 0xff) << 8 | size[1] & 0xff).as("width").isGreaterThan(300);
            int name = size[23];
            assertThat(new String(client.read(name), StandardCharsets.UTF_8)).contains("hello");
        }
    }

    /** VNC's: DES by the password, whose bytes have their bits turned round (RFC 6143, 7.2.2). */
    private static byte[] answer(byte[] challenge, String password) throws GeneralSecurityException {
        byte[] key = new byte[8];
        for (int i = 0; i < Math.min(key.length, password.length()); i++) {
            key[i] = (byte) (Integer.reverse(password.charAt(i)) >>> 24);
        }
        Cipher des = Cipher.getInstance("DES/ECB/NoPadding");
        des.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "DES"));
        return des.doFinal(challenge);
    }

    @Test
    void aBrowserShouldTypeOnTheSerialConsole() throws Exception {
        String ticket = proxyTicket(vireo, serial(), "{\"force\": \"true\"}");
        try (ConsoleClient client = new ConsoleClient(vireo, ticket)) {
            client.type("echo from-$((6 * 7))-the-guest\n");
            client.awaitText("from-42-the-guest");
            client.typeAsText("echo as-$((6 * 7))-text\n");
            client.awaitText("as-42-text");
            try (ConsoleClient second = new ConsoleClient(vireo, ticket)) {
                assertThat(second.closedWithin(AT_ONCE.multipliedBy(5)))
                        .as("a ticket is good once")
                        .isEqualTo(NO_TICKET);
            }
            assertThat(client.isOpen()).isTrue();
        }
    }

    @Test
    void aConsoleShouldEndWithinASecondOfTheRightToIt() throws Exception {
        assertThat(vireo.post("/users", "{\"user_name\": \"" + jane + "\", \"password\": \"four easy words here\"}")
                        .status())
                .isEqualTo(201);
        String id = vireo.idOf("users", "user", jane.substring(0, jane.indexOf('@')));
        String permission = vireo.post(
                        vm + "/permissions", "{\"role\": {\"name\": \"UserRole\"}, \"user\": {\"id\": \"" + id + "\"}}")
                .text("id");
        Installation asJane = Installation.openAs(jane, "four easy words here");
        try (ConsoleClient admin = new ConsoleClient(vireo, proxyTicket(vireo, serial(), "{\"force\": \"true\"}"));
                ConsoleClient refused = new ConsoleClient(vireo, proxyTicket(asJane, serial(), "{}"));
                ConsoleClient client = new ConsoleClient(vireo, proxyTicket(asJane, display(), "{}"))) {
            assertThat(refused.closedWithin(AT_ONCE.multipliedBy(5))).isEqualTo(IN_USE);
            client.read(12);
            String unused = proxyTicket(asJane, display(), "{}");

            vireo.delete(vm + "/permissions/" + permission);

            assertThat(client.closedWithin(AT_ONCE)).isEqualTo(WITHDRAWN);
            assertThat(asJane.post(display() + "/proxyticket", "{}").status()).isEqualTo(404);
            try (ConsoleClient late = new ConsoleClient(vireo, unused)) {
                assertThat(late.closedWithin(AT_ONCE.multipliedBy(5))).isEqualTo(NO_TICKET);
            }
            assertThat(admin.isOpen()).as("of somebody else").isTrue();
        }
    }
}
