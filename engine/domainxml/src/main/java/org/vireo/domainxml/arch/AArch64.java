package org.vireo.domainxml.arch;

import org.vireo.model.hardware.Chipset;
import org.vireo.model.spec.VirtType;

/** ARM, 64 bits. */
final class AArch64 implements Architecture {

    static final AArch64 INSTANCE = new AArch64();

    private AArch64() {}

    @Override
    public String name() {
        return Chipset.AARCH64;
    }

    @Override
    public String cpuMode(VirtType virtType) {
        return switch (virtType) {
            case QEMU -> "maximum";
            // libvirt knows no models of ARM processors to describe the host by.
            case KVM -> "host-passthrough";
        };
    }

    @Override
    public boolean hasApic() {
        return false;
    }

    @Override
    public boolean needsUefi() {
        return true;
    }

    @Override
    public boolean hasSmbios() {
        return true;
    }

    @Override
    public String serialTargetType() {
        return "system-serial";
    }

    @Override
    public boolean hasPcTimers() {
        return false;
    }
}
