package org.vireo.model.device;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The compact text form of device addresses. */
final class AddressText {

    private static final Pattern PCI = Pattern.compile("([0-9a-f]{4}):([0-9a-f]{2}):([0-9a-f]{2})\\.([0-7])(\\+?)");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.:-]+");

    private AddressText() {}

    static DeviceAddress read(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw unreadable(text);
        }
        String rest = text.substring(colon + 1);
        try {
            return switch (text.substring(0, colon)) {
                case "pci" -> pci(text, rest);
                case "drive" -> {
                    int[] n = numbers(text, rest, 4);
                    yield new DeviceAddress.Drive(n[0], n[1], n[2], n[3]);
                }
                case "virtio-serial" -> {
                    int[] n = numbers(text, rest, 3);
                    yield new DeviceAddress.VirtioSerial(n[0], n[1], n[2]);
                }
                case "isa" -> {
                    int[] n = numbers(text, rest, 2);
                    yield new DeviceAddress.Isa(n[0], n[1]);
                }
                case "usb" -> usb(text, rest);
                case "other" -> other(text, rest);
                default -> throw unreadable(text);
            };
        } catch (NumberFormatException e) {
            throw unreadable(text);
        }
    }

    static void inRange(String what, int value, int max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(what + " " + value + " is not between 0 and " + max);
        }
    }

    static void word(String what, String value) {
        if (!WORD.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    what + " '" + value + "' has characters other than letters, digits and _ . : -");
        }
    }

    /** Appends the value in hexadecimal with leading zeros. */
    static StringBuilder hex(StringBuilder text, int value, int digits) {
        for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
            text.append(Character.forDigit((value >> shift) & 0xf, 16));
        }
        return text;
    }

    private static DeviceAddress pci(String text, String rest) {
        Matcher matcher = PCI.matcher(rest);
        if (!matcher.matches()) {
            throw unreadable(text);
        }
        return new DeviceAddress.Pci(
                Integer.parseInt(matcher.group(1), 16),
                Integer.parseInt(matcher.group(2), 16),
                Integer.parseInt(matcher.group(3), 16),
                Integer.parseInt(matcher.group(4), 16),
                !matcher.group(5).isEmpty());
    }

    private static DeviceAddress usb(String text, String rest) {
        int colon = rest.indexOf(':');
        if (colon < 0) {
            throw unreadable(text);
        }
        return new DeviceAddress.Usb(Integer.parseInt(rest.substring(0, colon)), rest.substring(colon + 1));
    }

    private static DeviceAddress other(String text, String rest) {
        String[] parts = rest.split(";", -1);
        Map<String, String> attributes = new TreeMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals < 0) {
                throw unreadable(text);
            }
            attributes.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
        }
        return new DeviceAddress.Other(parts[0], attributes);
    }

    private static int[] numbers(String text, String rest, int count) {
        String[] parts = rest.split(":", -1);
        if (parts.length != count) {
            throw unreadable(text);
        }
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = Integer.decode(parts[i]);
        }
        return numbers;
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException(
                "Device address '" + text
                        + "' is unreadable: expected such as pci:0000:02:00.0, drive:0:0:0:1, virtio-serial:0:0:1 or usb:0:1.2");
    }
}
