package org.vireo.rest.console;

import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.console.ConsoleClosing;
import org.vireo.core.console.ConsoleClosing.Reason;
import org.vireo.core.console.ConsoleOpening;
import org.vireo.core.console.ConsoleScreen;
import org.vireo.core.console.Consoles;
import org.vireo.core.console.OpenConsole;

/**
 * One browser's console: binary frames carry bytes both ways, RFB of a display or text of a serial port. How it ended is
 * in the close frame, by a code of {@link BrowserScreen} and a sentence. The ticket is good once, so it may stand in an
 * address, where noVNC and oVirt's clients put it.
 */
@ServerEndpoint(value = "/console/{ticket}", subprotocols = "binary", configurator = ConsoleEndpoints.class)
public final class ConsoleEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleEndpoint.class);

    private static final int LARGEST_FRAME = 1 << 16;

    private static final ConsoleClosing LEFT = new ConsoleClosing(Reason.LEFT, "Closed by the browser's side.");

    private final Consoles consoles;
    private final CompletableFuture<Optional<OpenConsole>> opened = new CompletableFuture<>();
    private volatile @Nullable BrowserScreen screen;

    ConsoleEndpoint(Consoles consoles) {
        this.consoles = consoles;
    }

    @OnOpen
    public void open(@PathParam("ticket") String ticket, Session session) {
        BrowserScreen shown = new BrowserScreen(session);
        screen = shown;
        switch (open(ticket, shown)) {
            case ConsoleOpening.Opened(OpenConsole console) -> opened.complete(Optional.of(console));
            case ConsoleOpening.Refused(ConsoleClosing why) -> {
                opened.complete(Optional.empty());
                shown.close(why);
            }
        }
    }

    private ConsoleOpening open(String ticket, ConsoleScreen shown) {
        try {
            return consoles.open(ticket, shown);
        } catch (RuntimeException e) {
            LOG.warn("A console was not opened", e);
            return new ConsoleOpening.Refused(new ConsoleClosing(
                    Reason.NOT_OPENED, "The engine could not open the console. Try again; engine.log says more."));
        }
    }

    /** What is typed before the host has opened the console waits for it. */
    @OnMessage(maxMessageSize = LARGEST_FRAME)
    public void typed(byte[] data) {
        heard();
        if (data.length > 0) {
            opened.join().ifPresent(console -> console.type(data));
        }
    }

    /** Terminals in browsers send what is typed as text. */
    @OnMessage(maxMessageSize = LARGEST_FRAME)
    public void typed(String text) {
        typed(text.getBytes(StandardCharsets.UTF_8));
    }

    @OnMessage
    public void alive(PongMessage pong) {
        heard();
    }

    private void heard() {
        BrowserScreen shown = screen;
        if (shown != null) {
            shown.heard();
        }
    }

    /** A console that is still being opened is found to have nobody before it. */
    @OnClose
    public void closed() {
        opened.getNow(Optional.empty()).ifPresent(console -> console.close(LEFT));
    }

    /** The server closes the session afterwards. */
    @OnError
    public void broken(Throwable error) {
        LOG.debug("A browser's console broke", error);
        closed();
    }
}
