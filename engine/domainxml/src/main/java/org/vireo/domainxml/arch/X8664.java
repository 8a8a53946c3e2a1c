package org.vireo.domainxml.arch;

import org.vireo.model.spec.VirtType;

/** x86, 64 bits. */
final class X8664 implements Architecture {

    static final X8664 INSTANCE = new X8664();

    private X8664() {}

    @Override
    public String name() {
        return "x86_64";
    }

    @Override
    public String cpuMode(VirtType virtType) {
        return switch (virtType) {
            // Emulation has no host processor to copy: "maximum" is all that TCG can do.
            case QEMU -> "maximum";
            case KVM -> "host-model";
        };
    }

    @Override
    public boolean hasApic() {
        return true;
    }

    @Override
    public boolean needsUefi() {
        return false;
    }

    @Override
    public boolean hasSmbios() {
        return true;
    }

    @Override
    public String serialTargetType() {
        return "isa-serial";
    }

    @Override
    public boolean hasPcTimers() {
        return true;
    }
}
