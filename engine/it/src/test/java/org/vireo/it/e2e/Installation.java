package org.vireo.it.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The running installation that {@code ./vireo up} made: its REST API as a script uses it, and its machine. */
final class Installation {

    static final String API = "/ovirt-engine/api";
    static final ObjectMapper JSON = new ObjectMapper();
    static final String TRUST_STORE_PASSWORD = "changeit";

    private final String url;
    private final Path state;
    private final HttpClient http;
    private String token = "";

    private final String user;
    private final String password;

    private Installation(String url, Path state, String user, String password)
            throws IOException, GeneralSecurityException {
        this.url = url;
        this.state = state;
        this.user = user;
        this.password = password;
        this.http = HttpClient.newBuilder()
                .sslContext(trusting(caFile()))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        login();
    }

    /** The one that the launcher names, used by the administrator; fails with a clear word when it names none. */
    static Installation open() {
        try {
            return openAs(
                    "admin@internal",
                    Files.readString(state().resolve("admin-password")).strip());
        } catch (IOException e) {
            throw new IllegalStateException("The administrator's password cannot be read: " + e.getMessage(), e);
        }
    }

    /** The same, used by somebody else. */
    static Installation openAs(String user, String password) {
        try {
            return new Installation(
                    System.getProperty("vireo.e2e.url", "https://localhost:8443"), state(), user, password);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The installation in " + state() + " cannot be used by " + user + ": " + e.getMessage(), e);
        }
    }

    private static Path state() {
        String state = System.getProperty("vireo.e2e.state");
        if (state == null) {
            throw new IllegalStateException(
                    "The end-to-end tests need a running installation: ./vireo test brings one up for them");
        }
        return Path.of(state);
    }

    String url() {
        return url;
    }

    Path caFile() {
        return state.resolve("pki/ca.crt");
    }

    Path log(String name) {
        return state.resolve("log").resolve(name);
    }

    /** A file of the agent on this machine. */
    Path agentFile(String name) {
        return state.resolve("agent").resolve(name);
    }

    /** Of the administrator, when it was opened for him. */
    String password() {
        return password;
    }

    /** The authority's certificate in a Java key store within the folder. */
    Path trustStore(Path folder) throws IOException, GeneralSecurityException {
        KeyStore store = trusted("JKS", caFile());
        Path file = folder.resolve("trust.jks");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, TRUST_STORE_PASSWORD.toCharArray());
        }
        return file;
    }

    HttpClient http() {
        return http;
    }

    String token() {
        return token;
    }

    void login() throws IOException {
        String form = "grant_type=password&scope=ovirt-app-api&username="
                + URLEncoder.encode(user, StandardCharsets.UTF_8)
                + "&password="
                + URLEncoder.encode(password, StandardCharsets.UTF_8);
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(url + "/ovirt-engine/sso/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
        token = JSON.readTree(answer.body()).path("access_token").asText();
        if (token.isEmpty()) {
            throw new IOException("No token: " + answer.statusCode() + " " + answer.body());
        }
    }

    /** An answer with its status. */
    record Answer(int status, JsonNode body) {
        String text(String... path) {
            JsonNode node = body;
            for (String name : path) {
                node = node.path(name);
            }
            return node.asText();
        }
    }

    Answer get(String path) throws IOException {
        return call("GET", path, "", "");
    }

    Answer post(String path, String json) throws IOException {
        return call("POST", path, json, "");
    }

    Answer delete(String path) throws IOException {
        return call("DELETE", path, "", "");
    }

    Answer call(String method, String path, String json, String correlationId) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + API + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        json.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(json));
        if (!correlationId.isEmpty()) {
            request.header("Correlation-Id", correlationId);
        }
        HttpResponse<String> answer = send(request.build());
        JsonNode body = answer.body().isBlank() ? MissingNode.getInstance() : JSON.readTree(answer.body());
        return new Answer(answer.statusCode(), body);
    }

    /** The id of the one with this name. */
    String idOf(String collection, String element, String name) throws IOException {
        Answer found = get("/" + collection + "?search=name%3D" + name);
        return found.body().path(element).path(0).path("id").asText();
    }

    String vmStatus(String vmId) throws IOException {
        return get("/vms/" + vmId).text("status");
    }

    void awaitVm(String vmId, String status, Duration patience) {
        await("VM " + vmId + " to be " + status, patience, () -> status.equals(vmStatusOrNothing(vmId)));
    }

    private String vmStatusOrNothing(String vmId) {
        try {
            return vmStatus(vmId);
        } catch (IOException e) {
            return "";
        }
    }

    static void await(String what, Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited " + patience + " in vain for " + what);
            }
            sleep(50);
        }
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Runs a command of the machine and returns what it printed. */
    static String run(String... words) throws IOException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output;
        try (InputStream stream = process.getInputStream()) {
            output = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        try {
            if (process.waitFor() != 0) {
                throw new IOException(List.of(words) + " failed: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return output;
    }

    static String virsh(String... words) throws IOException {
        String[] command = new String[words.length + 3];
        command[0] = "virsh";
        command[1] = "-c";
        command[2] = "qemu:///system";
        System.arraycopy(words, 0, command, 3, words.length);
        return run(command);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static SSLContext trusting(Path caFile) throws IOException, GeneralSecurityException {
        KeyStore store = trusted(KeyStore.getDefaultType(), caFile);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore trusted(String type, Path caFile) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        try (InputStream in = Files.newInputStream(caFile)) {
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        return store;
    }
}
