package org.vireo.model.device.network;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * An address of a host in IPv4 or IPv6, in its canonical text.
 *
 * @param value such as 192.0.2.7 or 2001:db8::7; any spelling of IPv6 is accepted and made canonical (RFC 5952)
 */
public record IpAddress(String value) {

    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6_CHARACTERS = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
    private static final int WORDS = 8;
    private static final int LONGEST = 45;

    public IpAddress {
        value = canonical(value);
    }

    /** Reads the form that {@link #toString()} writes. */
    public static IpAddress of(String text) {
        return new IpAddress(text);
    }

    public boolean isIpv6() {
        return value.indexOf(':') >= 0;
    }

    /** The address that is so many after this one. */
    public IpAddress plus(int count) {
        byte[] bytes = literal(value).getAddress();
        long carry = count;
        for (int i = bytes.length - 1; i >= 0 && carry != 0; i--) {
            long sum = (bytes[i] & 0xff) + carry;
            bytes[i] = (byte) sum;
            carry = sum >> Byte.SIZE;
        }
        return new IpAddress(text(bytes));
    }

    private static String text(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address of " + bytes.length + " bytes", e);
        }
    }

    private static String canonical(String text) {
        if (text.length() <= LONGEST
                && (IPV4.matcher(text).matches()
                        || IPV6_CHARACTERS.matcher(text).matches())) {
            return usable(text, literal(text));
        }
        throw new IllegalArgumentException(
                "IP address '" + text + "' is none: write it as 192.0.2.7 or 2001:db8::7, without a prefix length");
    }

    /** The characters of a literal alone never ask a name server. */
    private static InetAddress literal(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "IP address '" + text + "' is none: write it as 192.0.2.7 or 2001:db8::7", e);
        }
    }

    private static String usable(String text, InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isMulticastAddress()) {
            throw new IllegalArgumentException(
                    "IP address '" + text + "' is no address of one host: give a unicast one");
        }
        return switch (address) {
            case Inet6Address six -> shortened(six.getAddress());
            case Inet4Address four when text.indexOf(':') < 0 -> four.getHostAddress();
            default ->
                throw new IllegalArgumentException(
                        "IP address '" + text + "' is IPv4 within IPv6: write it as IPv4 alone");
        };
    }

    /** RFC 5952: lower case, no leading zeros, the first longest run of at least two zero words is left out. */
    private static String shortened(byte[] bytes) {
        int[] words = new int[WORDS];
        for (int i = 0; i < WORDS; i++) {
            words[i] = (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff);
        }
        int start = -1;
        int length = 1;
        for (int i = 0; i < WORDS; i++) {
            int end = i;
            while (end < WORDS && words[end] == 0) {
                end++;
            }
            if (end - i > length) {
                start = i;
                length = end - i;
            }
        }
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < WORDS; i++) {
            if (i == start) {
                text.append("::");
                i += length - 1;
            } else {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(words[i]));
            }
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return value;
    }
}
