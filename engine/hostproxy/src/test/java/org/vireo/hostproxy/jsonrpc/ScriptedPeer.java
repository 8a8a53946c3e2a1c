package org.vireo.hostproxy.jsonrpc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLServerSocket;
import org.vireo.hostproxy.pki.TestPki;

/** A listening socket that behaves as a script says: for what a real agent never does on the wire. */
final class ScriptedPeer implements AutoCloseable {

    /** What the peer does with one connection. */
    interface Script {
        void run(PeerSession session) throws IOException;
    }

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private ScriptedPeer(ServerSocket server, Script script) {
        this.server = server;
        Thread.ofVirtual().name("scripted-peer").start(() -> accept(script));
    }

    /** Speaks mutual TLS with the certificate of a host's folder. */
    static ScriptedPeer tls(Path hostPki, Script script) {
        try {
            var server = TestPki.serverContext(hostPki)
                    .getServerSocketFactory()
                    .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
            ((SSLServerSocket) server).setNeedClientAuth(true);
            return new ScriptedPeer(server, script);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Speaks no TLS. */
    static ScriptedPeer plain(Script script) {
        try {
            return new ScriptedPeer(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), script);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void accept(Script script) {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket, script));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket, Script script) {
        try (socket) {
            script.run(new PeerSession(socket));
        } catch (IOException gone) {
            // The engine closed first, which many scripts are about.
            open.remove(socket);
        }
    }
}
