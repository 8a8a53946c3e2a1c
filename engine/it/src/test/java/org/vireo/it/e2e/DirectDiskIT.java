package org.vireo.it.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk on a server outside of storage domains, in two running guests at a time. */
class DirectDiskIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MIB = 1 << 20;
    private static final byte[] CONTENT = "vireo was here, once".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    private final Installation vireo = Installation.open();
    private Process server;
    private int port;

    @BeforeEach
    void serve() throws IOException {
        Path image = folder.resolve("data.raw");
        Files.write(image, Arrays.copyOf(CONTENT, 16 * MIB));
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        server = new ProcessBuilder(
                        "qemu-nbd",
                        "--persistent",
                        "--shared=8",
                        "--format=raw",
                        "--export-name=data",
                        "--bind=127.0.0.1",
                        "--port=" + port,
                        image.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Installation.await("qemu-nbd to listen on port " + port, PATIENCE, this::listens);
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        server.destroy();
        server.waitFor();
    }

    private Installation.Answer addDisk() throws IOException {
        return vireo.post("/directdisks", """
                {"name":"outside","shareable":true,"provisionedBytes":%d,
                 "source":{"type":"NBD","server":{"name":"127.0.0.1","port":%d},"export":"data"}}""".formatted(16 * MIB, port));
    }

    private void attach(TestVm vm, String disk) throws IOException {
        Installation.Answer answer = vireo.post(
                "/vms/" + vm.id() + "/diskattachments",
                "{\"interface\":\"virtio\",\"disk\":{\"id\":\"" + disk + "\"}}");
        assertThat(answer.status()).as(answer.body().toString()).isIn(201, 202);
    }

    @Test
    void twoRunningGuestsShouldHaveTheSameDisk() throws IOException {
        try (TestVm one = TestVm.create(vireo, "shares-1", "q35_sea_bios");
                TestVm two = TestVm.create(vireo, "shares-2", "q35_sea_bios")) {
            Installation.Answer added = addDisk();
            assertThat(added.status()).as(added.body().toString()).isEqualTo(201);
            String disk = added.text("id");
            assertThat(added.text("storage_type")).isEqualTo("lun");
            assertThat(addDisk().body().toString()).contains("disk outside already");

            attach(one, disk);
            start(one);
            start(two);
            attach(two, disk);

            for (TestVm vm : new TestVm[] {one, two}) {
                Installation.await("the guest of " + vm.name() + " to read the disk", PATIENCE, () -> reads(vm, disk));
                Installation.await("the disk of " + vm.name() + " to be paired", PATIENCE, () -> isPaired(vm, disk));
                assertThat(Installation.virsh("dumpxml", vm.name())).contains("<shareable/>", "protocol='nbd'");
            }
            Installation.Answer kept = vireo.delete("/disks/" + disk);
            assertThat(kept.status()).isEqualTo(409);
        }
        remove(vireo.idOf("disks", "disk", "outside"));
        assertThat(Files.size(folder.resolve("data.raw"))).isEqualTo(16L * MIB);
    }

    private void remove(String disk) throws IOException {
        assertThat(vireo.delete("/disks/" + disk).status()).isEqualTo(200);
        assertThat(vireo.get("/disks/" + disk).status()).isEqualTo(404);
    }

    private static void start(TestVm vm) throws IOException {
        vm.start();
        Installation.await("the guest agent of " + vm.name(), PATIENCE, () -> {
            try {
                return !guest(vm, "{\"execute\":\"guest-ping\"}").isMissingNode();
            } catch (IOException e) {
                return false;
            }
        });
    }

    private boolean isPaired(TestVm vm, String disk) {
        try {
            for (JsonNode device :
                    vireo.get("/vms/" + vm.id() + "/devices").body().path("device")) {
                if (device.path("id").asText().equals(disk)) {
                    return device.path("state").asText().equals("paired");
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    /** The guest names its disks as it finds them, so that the serial number tells which it is. */
    private static boolean reads(TestVm vm, String disk) {
        for (String name : List.of("vda", "vdb")) {
            try {
                String serial = new String(file(vm, "/sys/block/" + name + "/serial"), StandardCharsets.US_ASCII);
                if (disk.startsWith(serial.strip())) {
                    return Arrays.equals(CONTENT, file(vm, "/dev/" + name));
                }
            } catch (IOException e) {
                // Not there, or not yet.
            }
        }
        return false;
    }

    /** The first bytes of a file of the guest. */
    private static byte[] file(TestVm vm, String path) throws IOException {
        String handle = guest(
                        vm,
                        "{\"execute\":\"guest-file-open\",\"arguments\":{\"path\":\"" + path + "\",\"mode\":\"r\"}}")
                .asText();
        JsonNode read = guest(
                vm,
                "{\"execute\":\"guest-file-read\",\"arguments\":{\"handle\":" + handle + ",\"count\":" + CONTENT.length
                        + "}}");
        guest(vm, "{\"execute\":\"guest-file-close\",\"arguments\":{\"handle\":" + handle + "}}");
        return Base64.getDecoder().decode(read.path("buf-b64").asText());
    }

    private static JsonNode guest(TestVm vm, String command) throws IOException {
        return Installation.JSON
                .readTree(Installation.virsh("qemu-agent-command", vm.name(), command))
                .path("return");
    }
}
