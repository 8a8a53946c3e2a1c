package org.vireo.model.device.host;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The texts of host devices. */
final class SourceText {

    private static final int HEX = 16;

    private SourceText() {}

    static HostDeviceSource read(String text) {
        String[] parts = text.length() > 64 ? new String[0] : text.split("_", -1);
        @Nullable HostDeviceSource read;
        try {
            read = parts.length < 2 ? null : read(parts);
        } catch (NumberFormatException e) {
            throw unknown(text);
        }
        if (read == null) {
            throw unknown(text);
        }
        return read;
    }

    private static @Nullable HostDeviceSource read(String[] parts) {
        return switch (parts[0] + parts.length) {
            case "pci5" -> new HostDeviceSource.Pci(hex(parts[1]), hex(parts[2]), hex(parts[3]), hex(parts[4]));
            case "usb3" -> new HostDeviceSource.UsbProduct(hex(parts[1]), hex(parts[2]));
            case "usb4" ->
                parts[1].equals("at")
                        ? new HostDeviceSource.UsbPlace(Integer.parseInt(parts[2]), Integer.parseInt(parts[3]))
                        : null;
            case "scsi5" ->
                new HostDeviceSource.Scsi(
                        Integer.parseInt(parts[1]),
                        Integer.parseInt(parts[2]),
                        Integer.parseInt(parts[3]),
                        Long.parseLong(parts[4]));
            case "mdev6" ->
                new HostDeviceSource.Mdev(
                        UUID.fromString(parts[1] + '-' + parts[2] + '-' + parts[3] + '-' + parts[4] + '-' + parts[5]));
            default -> null;
        };
    }

    private static int hex(String digits) {
        return Integer.parseInt(digits, HEX);
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException("Host device '" + text.substring(0, Math.min(text.length(), 100))
                + "' is none that Vireo knows: name it as pci_0000_03_10_1, usb_046d_c52b, usb_at_1_4, scsi_2_0_0_1"
                + " or mdev_ and its UUID with underscores");
    }
}
