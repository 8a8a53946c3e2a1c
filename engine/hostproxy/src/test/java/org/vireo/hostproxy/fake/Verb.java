package org.vireo.hostproxy.fake;

/** The verbs of the protocol, to script faults for. */
public enum Verb {
    HOST_CAPABILITIES("host.capabilities", false),
    HOST_STATISTICS("host.statistics", false),
    HOST_FOLLOW_STATISTICS("host.follow_statistics", false),
    HOST_DEVICES("host.devices", false),
    HOST_CUSTOMIZATIONS("host.customizations", false),
    HOST_CERTIFICATE("host.certificate", false),
    HOST_REQUEST_CERTIFICATE("host.request_certificate", true),
    HOST_INSTALL_CERTIFICATE("host.install_certificate", true),
    HOST_SET_REVOCATIONS("host.set_revocations", true),
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
    DOMAIN_SET_BALLOON("domain.set_balloon", true),
    DOMAIN_SET_BLOCK_IO_TUNE("domain.set_block_io_tune", true),
    DOMAIN_RESIZE_BLOCK("domain.resize_block", true),
    DOMAIN_RESET("domain.reset", true),
    DOMAIN_FREEZE("domain.freeze", true),
    DOMAIN_THAW("domain.thaw", true),
    DOMAIN_SET_USER_PASSWORD("domain.set_user_password", true),
    DOMAIN_SCREENSHOT("domain.screenshot", false),
    DOMAIN_JOB("domain.job", false),
    DOMAIN_ABORT_JOB("domain.abort_job", true),
    CONSOLE_OPEN("console.open", false),
    SECRET_DEFINE("secret.define", true),
    SECRET_UNDEFINE("secret.undefine", true),
    STORAGE_PREPARE("storage.prepare", true),
    STORAGE_STATISTICS("storage.statistics", false),
    STORAGE_LIST("storage.list", false),
    VOLUME_CREATE("volume.create", true),
    VOLUME_COPY("volume.copy", true),
    VOLUME_START_COPY("volume.start_copy", true),
    VOLUME_START_CHECKSUM("volume.start_checksum", true),
    JOB_STATUS("job.status", false),
    JOB_LIST("job.list", false),
    JOB_ABORT("job.abort", true),
    VOLUME_RESIZE("volume.resize", true),
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
