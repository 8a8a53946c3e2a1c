package org.vireo.model.device;

/**
 * What a VNC console is set to. Whether it speaks TLS is no matter of a VM: libvirt knows one setting for a whole host
 * ({@code vnc_tls} in {@code qemu.conf}).
 *
 * @param powerControl whether a client may switch the VM off and reset it
 */
public record VncOptions(VncSharing sharing, boolean powerControl) {

    public static final VncOptions DEFAULT = new VncOptions(VncSharing.ALLOW_EXCLUSIVE, false);

    @SuppressWarnings("ConstantValue")
    public VncOptions {
        sharing = sharing == null ? VncSharing.ALLOW_EXCLUSIVE : sharing;
    }
}
