package org.vireo.hostproxy.jsonrpc;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLParameters;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.ConnectResult;
import org.vireo.hostproxy.HostConnection;
import org.vireo.hostproxy.HostConnector;
import org.vireo.hostproxy.HostEndpoint;
import org.vireo.hostproxy.HostGreeting;
import org.vireo.hostproxy.HostListener;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.console.ConsoleStream;
import org.vireo.hostproxy.jsonrpc.console.ConsoleSocket;
import org.vireo.hostproxy.pki.EngineTls;
import org.vireo.hostproxy.pki.ExpectedHosts.Expectation;

/**
 * Connects to agents. One for the whole engine: all connections share one HTTP client with its selector thread, and use
 * short-lived and waiting threads of the factory. Closing it closes every connection.
 */
public final class JsonRpcHostConnector implements HostConnector, AutoCloseable {

    private final EngineTls tls;
    private final ConnectorSettings settings;
    private final ThreadFactory threads;
    private final ObjectMapper mapper = WireJson.mapper();
    private final HttpClient client;
    private final Set<JsonRpcHostConnection> connections = ConcurrentHashMap.newKeySet();
    private final Set<ConsoleSocket> consoles = ConcurrentHashMap.newKeySet();

    /** Uses virtual threads. */
    public JsonRpcHostConnector(EngineTls tls, ConnectorSettings settings) {
        this(tls, settings, Thread.ofVirtual().name("vireo-host-", 0).factory());
    }

    /**
     * Uses threads of a factory.
     *
     * @param threads each connection keeps two of them waiting, so they should be virtual
     */
    public JsonRpcHostConnector(EngineTls tls, ConnectorSettings settings, ThreadFactory threads) {
        this.tls = tls;
        this.settings = settings;
        this.threads = threads;
        Executor perTask = task -> threads.newThread(task).start();
        this.client = HttpClient.newBuilder()
                .sslContext(tls.context())
                .sslParameters(parameters())
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(settings.reachTimeout())
                .executor(perTask)
                .build();
    }

    @Override
    public ConnectResult connect(HostEndpoint endpoint, HostListener listener) {
        var pump = new EventPump(listener, settings.eventQueue(), threads);
        var channel = new RpcChannel("host " + endpoint.hostId(), mapper, pump);
        var result = connect(endpoint, channel);
        switch (result) {
            case ConnectResult.Connected(HostConnection connection) -> pump.begin(connection);
            case ConnectResult.Failed failed -> {
                channel.end(failed.message());
                channel.socket().abort();
                pump.discard();
            }
        }
        return result;
    }

    @Override
    public void close() {
        consoles.forEach(ConsoleSocket::close);
        connections.forEach(JsonRpcHostConnection::close);
        client.shutdownNow();
        client.close();
    }

    private ConnectResult connect(HostEndpoint endpoint, RpcChannel channel) {
        var start = System.nanoTime();
        tls.refresh();
        var expectation =
                tls.expected().expect(endpoint.address(), endpoint.port(), endpoint.hostId(), endpoint.certificates());
        var opening = open(endpoint, channel);
        try {
            var socket = opening.get(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
            channel.socket().opened(socket);
            if (!Protocol.SUBPROTOCOL.equals(socket.getSubprotocol())) {
                return ConnectFailures.notAnAgent(endpoint, "it does not speak " + Protocol.SUBPROTOCOL);
            }
            var left = settings.connectTimeout().minusNanos(System.nanoTime() - start);
            return greet(endpoint, channel, expectation, left);
        } catch (ExecutionException failed) {
            return Causes.find(failed, HttpConnectTimeoutException.class).isPresent()
                    ? ConnectFailures.silent(endpoint, settings.reachTimeout())
                    : ConnectFailures.explain(endpoint, failed, expectation.met());
        } catch (TimeoutException late) {
            return ConnectFailures.silent(endpoint, settings.connectTimeout());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return ConnectFailures.interrupted(endpoint);
        }
    }

    private CompletableFuture<WebSocket> open(HostEndpoint endpoint, RpcChannel channel) {
        return builder().buildAsync(uri(endpoint, Protocol.PATH), channel.socket());
    }

    private WebSocket.Builder builder() {
        return client.newWebSocketBuilder()
                .subprotocols(Protocol.SUBPROTOCOL)
                .connectTimeout(settings.connectTimeout());
    }

    private static URI uri(HostEndpoint endpoint, String path) {
        var literal = endpoint.address().contains(":") ? "[" + endpoint.address() + "]" : endpoint.address();
        return URI.create("wss://" + literal + ":" + endpoint.port() + path);
    }

    /** Goes in with a ticket; who must answer is what the connection that gave it expects. */
    HostOutcome<ConsoleStream> console(HostEndpoint endpoint, String ticket) {
        var console = new ConsoleSocket();
        try {
            console.opened(builder()
                    .header("Authorization", "Bearer " + ticket)
                    .buildAsync(uri(endpoint, Protocol.CONSOLE_PATH), console)
                    .get(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS));
            consoles.add(console);
            threads.newThread(() -> {
                        console.watch(settings.heartbeat());
                        consoles.remove(console);
                    })
                    .start();
            return new HostOutcome.Done<>(console);
        } catch (ExecutionException failed) {
            return new HostOutcome.Unreachable<>("the host's console does not open: " + Causes.text(failed));
        } catch (TimeoutException late) {
            console.close();
            return new HostOutcome.Unreachable<>(
                    "the host's console does not open within " + settings.connectTimeout());
        } catch (InterruptedException interrupted) {
            console.close();
            Thread.currentThread().interrupt();
            return new HostOutcome.Unreachable<>("interrupted while opening a console");
        }
    }

    private ConnectResult greet(HostEndpoint endpoint, RpcChannel channel, Expectation expectation, Duration left) {
        var context = CallContext.of("connect-" + endpoint.hostId(), left.isPositive() ? left : Duration.ofMillis(1));
        var versions = List.of(Protocol.VERSION);
        var hello = new Calls(channel)
                .call(HostWire.class, context, wire -> wire.hello(versions, settings.engineName(), endpoint.resume()));
        if (hello instanceof HostOutcome.Done<HostGreeting>(HostGreeting greeting)
                && greeting.protocol() == Protocol.VERSION) {
            return new ConnectResult.Connected(
                    watched(new JsonRpcHostConnection(endpoint, greeting, channel, this, expectation)));
        }
        return ConnectFailures.notGreeted(endpoint, hello);
    }

    private JsonRpcHostConnection watched(JsonRpcHostConnection connection) {
        connections.add(connection);
        threads.newThread(() -> {
                    connection.watch(settings.heartbeat());
                    connections.remove(connection);
                })
                .start();
        return connection;
    }

    private static SSLParameters parameters() {
        var parameters = new SSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        return parameters;
    }
}
