package org.vireo.model.hardware;

/**
 * What happens when the guest's state changes by itself.
 *
 * @param suspendToMemory whether the guest can go to sleep (S3); it wakes by the guest agent's or libvirt's word alone
 * @param suspendToDisk whether the guest can hibernate (S4)
 * @param onReboot what a reboot from within does
 * @param onCrash what a crash does that a panic device reports
 * @param onStorageError what happens to a guest that was paused because its storage failed, once it works again
 */
public record Power(
        boolean suspendToMemory,
        boolean suspendToDisk,
        RebootAction onReboot,
        CrashAction onCrash,
        StorageErrorAction onStorageError) {

    /** What follows a reboot. */
    public enum RebootAction {
        RESTART,
        /** The VM is down then, and starts with what was configured meanwhile. */
        DESTROY
    }

    /** What follows a crash. */
    public enum CrashAction {
        DESTROY,
        RESTART,
        /** It stays as it is, to be looked at. */
        PRESERVE,
        COREDUMP_DESTROY,
        COREDUMP_RESTART
    }

    /** What follows when storage works again, in oVirt's terms. */
    public enum StorageErrorAction {
        AUTO_RESUME,
        LEAVE_PAUSED,
        KILL
    }

    public static final Power DEFAULT =
            new Power(false, false, RebootAction.RESTART, CrashAction.DESTROY, StorageErrorAction.AUTO_RESUME);

    @SuppressWarnings("ConstantValue")
    public Power {
        onReboot = onReboot == null ? RebootAction.RESTART : onReboot;
        onCrash = onCrash == null ? CrashAction.DESTROY : onCrash;
        onStorageError = onStorageError == null ? StorageErrorAction.AUTO_RESUME : onStorageError;
    }
}
