package org.vireo.hostproxy.jsonrpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;

/** The peer's end of one WebSocket, frame by frame. */
final class PeerSession {

    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int PING = 9;
    static final String GREETING = """
            {"protocol":1,"agent_version":"1","host_uuid":"00000000-0000-0000-0000-000000000001","session":"s",\
            "last_sequence":0,"replayed":false,"features":[]}""";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int FINAL = 0x80;
    private static final int CONTROL = 8;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    PeerSession(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** The first line of the request, before anything else of it is read. */
    String readRequest() throws IOException {
        return readLine();
    }

    /** Upgrades and answers the greeting. */
    PeerSession greet() throws IOException {
        upgrade("Sec-WebSocket-Protocol: vireo.v1\r\n");
        answer(read(), GREETING);
        return this;
    }

    void upgrade(String moreHeaders) throws IOException {
        var key = readHeader("sec-websocket-key:");
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            respond("101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                    + Base64.getEncoder().encodeToString(digest) + "\r\n" + moreHeaders);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Status line and headers, each line ended. */
    void respond(String statusAndHeaders) throws IOException {
        write(("HTTP/1.1 " + statusAndHeaders + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    String readHeader(String wanted) throws IOException {
        String found = "";
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith(wanted)) {
                found = line.substring(wanted.length()).strip();
            }
        }
        return found;
    }

    /** The next text message; control frames are passed over without an answer. */
    JsonNode read() throws IOException {
        var message = new ByteArrayOutputStream();
        while (true) {
            int first = in.readUnsignedByte();
            byte[] payload = readPayload();
            if ((first & 0x0f) < CONTROL) {
                message.writeBytes(payload);
                if ((first & FINAL) != 0) {
                    return MAPPER.readTree(message.toByteArray());
                }
            }
        }
    }

    /** Reads on, so that nothing the engine sends gets stuck, until the engine closes. */
    void drain() throws IOException {
        try {
            while (true) {
                read();
            }
        } catch (EOFException closed) {
            socket.close();
        }
    }

    /** Takes whatever comes, and says nothing. */
    void swallow() throws IOException {
        in.skipNBytes(Long.MAX_VALUE);
    }

    void answer(JsonNode request, String result) throws IOException {
        send("{\"jsonrpc\":\"2.0\",\"id\":" + request.path("id") + ",\"result\":" + result + "}");
    }

    void send(String text) throws IOException {
        frame(TEXT, text.getBytes(StandardCharsets.UTF_8), true);
    }

    void frame(int opcode, byte[] payload, boolean last) throws IOException {
        var header = ByteBuffer.allocate(10);
        header.put((byte) (opcode | (last ? FINAL : 0)));
        if (payload.length < 126) {
            header.put((byte) payload.length);
        } else if (payload.length < 1 << 16) {
            header.put((byte) 126).putShort((short) payload.length);
        } else {
            header.put((byte) 127).putLong(payload.length);
        }
        header.flip();
        out.write(header.array(), 0, header.limit());
        write(payload);
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    private byte[] readPayload() throws IOException {
        int second = in.readUnsignedByte();
        int length = second & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = Math.toIntExact(in.readLong());
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes(length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    private String readLine() throws IOException {
        var line = new StringBuilder();
        for (int next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
