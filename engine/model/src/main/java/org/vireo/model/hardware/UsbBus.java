package org.vireo.model.hardware;

/**
 * The guest's USB bus.
 *
 * @param ports of an xHCI controller that is asked for, 1 to 15; 0 with all others, which have what they have
 */
public record UsbBus(UsbController controller, int ports) {

    public static final UsbBus DEFAULT = new UsbBus(UsbController.CHIPSET, 0);
    public static final UsbBus NONE = new UsbBus(UsbController.NONE, 0);

    /** What an xHCI controller of QEMU can have. */
    public static final int MOST_PORTS = 15;

    @SuppressWarnings("ConstantValue")
    public UsbBus {
        controller = controller == null ? UsbController.CHIPSET : controller;
        boolean xhci = controller == UsbController.XHCI;
        if (xhci ? ports < 1 || ports > MOST_PORTS : ports != 0) {
            throw new IllegalArgumentException("USB controller " + controller + " with " + ports
                    + " ports: XHCI has 1 to " + MOST_PORTS + ", for the others say 0");
        }
    }
}
