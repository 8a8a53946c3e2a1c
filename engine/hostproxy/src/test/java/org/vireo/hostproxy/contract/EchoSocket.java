package org.vireo.hostproxy.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Stands in for QEMU behind a text console: answers with what it is told. */
final class EchoSocket implements AutoCloseable {

    private final Path path;
    private final ServerSocketChannel server;

    EchoSocket(Path path) {
        this.path = path;
        try {
            server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(path));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofPlatform().daemon().name("echo").start(this::accept);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                var peer = server.accept();
                Thread.ofPlatform().daemon().name("echo-peer").start(() -> serve(peer));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void serve(SocketChannel peer) {
        var buffer = ByteBuffer.allocate(1 << 16);
        try (peer) {
            while (peer.read(buffer.clear()) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    peer.write(buffer);
                }
            }
        } catch (IOException gone) {
            // The agent, or its tunnel, ended first, which some tests are about.
        }
    }
}
