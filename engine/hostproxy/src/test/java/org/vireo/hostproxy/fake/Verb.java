package org.vireo.hostproxy.fake;

/** The verbs of the protocol, to script faults for. */
public enum Verb {
    HOST_CAPABILITIES("host.capabilities", false),
    HOST_STATISTICS("host.statistics", false),
    HOST_DEVICES("host.devices", false),
    HOST_CUSTOMIZATIONS("host.customizations", false),
    DOMAIN_LIST("domain.list", false),
    DOMAIN_XML("domain.xml", false),
    DOMAIN_CREATE("domain.create", true),
    DOMAIN_SHUTDOWN("domain.shutdown", true),
    DOMAIN_DESTROY("domain.destroy", true),
    DOMAIN_REBOOT("domain.reboot", true),
    DOMAIN_SUSPEND("domain.suspend", true),
    DOMAIN_RESUME("domain.resume", true),
    DOMAIN_REMAINS("domain.remains", false),
    DOMAIN_FORGET("domain.forget", true),
    DOMAIN_ATTACH_DEVICE("domain.attach_device", true),
    DOMAIN_DETACH_DEVICE("domain.detach_device", true),
    DOMAIN_UPDATE_DEVICE("domain.update_device", true),
    DOMAIN_SET_VCPUS("domain.set_vcpus", true),
    DOMAIN_SET_BLOCK_IO_TUNE("domain.set_block_io_tune", true),
    STORAGE_PREPARE("storage.prepare", true),
    STORAGE_STATISTICS("storage.statistics", false),
    STORAGE_LIST("storage.list", false),
    VOLUME_CREATE("volume.create", true),
    VOLUME_COPY("volume.copy", true),
    VOLUME_INFO("volume.info", false),
    VOLUME_DELETE("volume.delete", true);

    private final String wireName;
    private final boolean mutates;

    Verb(String wireName, boolean mutates) {
        this.wireName = wireName;
        this.mutates = mutates;
    }

    public String wireName() {
        return wireName;
    }

    public boolean mutates() {
        return mutates;
    }
}
