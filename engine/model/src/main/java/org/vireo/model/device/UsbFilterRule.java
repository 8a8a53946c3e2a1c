package org.vireo.model.device;

/**
 * One rule of a redirection filter; -1 stands for any.
 *
 * @param usbClass class code of the device, 0 to 255
 * @param vendorId 0 to 65535
 * @param productId 0 to 65535
 * @param versionBcd release of the device as binary coded decimal, such as 0x0256 for 2.56
 * @param allow whether a device that fits is let through
 */
public record UsbFilterRule(int usbClass, int vendorId, int productId, int versionBcd, boolean allow) {

    /** Stands for any value. */
    public static final int ANY = -1;

    public UsbFilterRule {
        check("class", usbClass, 0xff);
        check("vendor", vendorId, 0xffff);
        check("product", productId, 0xffff);
        check("version", versionBcd, 0xffff);
        if (versionBcd != ANY && !isDecimal(versionBcd)) {
            throw new IllegalArgumentException("USB version 0x" + Integer.toHexString(versionBcd)
                    + " is not binary coded decimal: such as 0x0256");
        }
    }

    private static void check(String what, int value, int most) {
        if (value < ANY || value > most) {
            throw new IllegalArgumentException(
                    "USB " + what + " " + value + " is not between 0 and " + most + ", nor -1 for any");
        }
    }

    private static boolean isDecimal(int bcd) {
        for (int rest = bcd; rest != 0; rest >>= 4) {
            if ((rest & 0xf) > 9) {
                return false;
            }
        }
        return true;
    }
}
