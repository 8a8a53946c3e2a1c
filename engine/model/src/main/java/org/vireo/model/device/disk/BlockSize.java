package org.vireo.model.device.disk;

/**
 * The sizes of blocks that a guest is told; 0 for QEMU's choice, which is 512.
 *
 * @param logicalBytes the smallest that can be addressed: a power of two from 512 to 32768
 * @param physicalBytes the smallest that is written without reading first: a power of two, not below the logical one
 */
public record BlockSize(int logicalBytes, int physicalBytes) {

    public static final BlockSize DEFAULT = new BlockSize(0, 0);

    private static final int SECTOR = 512;

    public BlockSize {
        check("Logical", logicalBytes);
        check("Physical", physicalBytes);
        if (logicalBytes > SECTOR && physicalBytes < logicalBytes) {
            throw new IllegalArgumentException("Physical block size of " + physicalBytes
                    + " bytes is below the logical one of " + logicalBytes + ": raise it");
        }
    }

    private static void check(String what, int bytes) {
        if (bytes != 0 && (bytes < SECTOR || bytes > 32_768 || Integer.bitCount(bytes) != 1)) {
            throw new IllegalArgumentException(
                    what + " block size of " + bytes + " bytes is not a power of two from 512 to 32768");
        }
    }
}
