package org.vireo.it.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Secrets that went through the engine, the agent and QEMU are looked for wherever something is written. */
class SecretsIT {

    private static final String VNC = "766e63";

    private final Installation vireo = Installation.open();

    /** Of a length that a console's password has. */
    private static String canary() {
        byte[] random = new byte[4];
        ThreadLocalRandom.current().nextBytes(random);
        return HexFormat.of().withUpperCase().formatHex(random);
    }

    @Test
    void whatIsSecretShouldBeWrittenNowhere() throws Exception {
        String login = "four easy words " + canary();
        String guest = "guest-" + canary();
        String console = canary();
        List<String> secrets = new ArrayList<>(List.of(login, guest, console));
        String user = "canary-" + canary().toLowerCase(java.util.Locale.ROOT) + "@internal";
        String userId = vireo.post("/users", "{\"user_name\": \"" + user + "\", \"password\": \"" + login + "\"}")
                .text("id");
        try (TestVm vm = TestVm.create(vireo, "canary-" + System.nanoTime(), "q35_sea_bios")) {
            Installation own = Installation.openAs(user, login);
            secrets.add(own.token());
            secrets.add(own.post("/users/" + userId + "/tokens", "{\"name\": \"canary\", \"days\": 1}")
                    .text("token"));
            assertThat(vireo.call(
                                    "PUT",
                                    "/vms/" + vm.id(),
                                    "{\"initialization\": {\"user_name\": \"root\", \"root_password\": \"" + guest
                                            + "\"}}",
                                    "")
                            .status())
                    .isEqualTo(200);
            vm.start();
            String display = "/vms/" + vm.id() + "/graphicsconsoles/" + VNC;
            assertThat(vireo.post(display + "/ticket", "{\"ticket\": {\"value\": \"" + console + "\"}}")
                            .text("ticket", "value"))
                    .isEqualTo(console);
            String ticket = vireo.post(display + "/proxyticket", "{}").text("proxy_ticket", "value");
            try (ConsoleClient client = new ConsoleClient(vireo, ticket)) {
                client.read(12);
            }
            secrets.add(ticket);
            assertThat(secrets).allSatisfy(secret -> assertThat(secret).isNotEmpty());
            assertThat(told(vm, userId)).isNotEmpty().doesNotContain(secrets.toArray(String[]::new));
        } finally {
            vireo.delete("/users/" + userId);
        }
        assertThat(found(secrets)).isEmpty();
    }

    /** What the API and libvirt tell to whoever may see everything. */
    private String told(TestVm vm, String userId) throws IOException {
        StringBuilder told = new StringBuilder();
        for (String path : List.of(
                "/vms/" + vm.id() + "?all_content=true&follow=graphics_consoles",
                "/vms/" + vm.id() + "/devices",
                "/users/" + userId,
                "/users/" + userId + "/tokens",
                "/users/" + userId + "/logins",
                "/events?max=200",
                "/jobs?max=200&follow=steps")) {
            told.append(vireo.get(path).body());
        }
        return told.append(Installation.virsh("dumpxml", vm.id())).toString();
    }

    /** Files of logs in which one of them is. */
    private List<String> found(List<String> secrets) throws IOException {
        List<String> found = new ArrayList<>();
        List<Path> logs = new ArrayList<>();
        for (Path folder : List.of(vireo.log("."), Path.of("/var/log/libvirt"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(Files::isRegularFile).forEach(logs::add);
            }
        }
        assertThat(logs).extracting(log -> log.getFileName().toString()).contains("engine.log");
        for (Path log : logs) {
            String text = Files.readString(log, StandardCharsets.ISO_8859_1);
            secrets.stream()
                    .filter(text::contains)
                    .map(secret -> secret + " in " + log)
                    .forEach(found::add);
        }
        return found;
    }
}
