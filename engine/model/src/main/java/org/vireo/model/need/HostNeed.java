package org.vireo.model.need;

/**
 * One thing that a VM needs of its host's emulator.
 *
 * @param wish what the VM has, with its value, such as {@code a TPM with the backend emulator}
 * @param choice path of an {@code enum} below {@code domainCapabilities}, such as {@code devices/tpm/backendModel}
 * @param word the word that must be among it
 * @param silence what it means when libvirt does not list the choice at all
 * @param remedy what an admin can do about it, as a command without a full stop
 * @see <a href="https://libvirt.org/formatdomaincaps.html">libvirt: domain capabilities XML format</a>
 */
public record HostNeed(String wish, String choice, String word, Silence silence, String remedy) {

    /** What a missing list means. */
    public enum Silence {
        /** The thing is older than the list: libvirt decides at the start. */
        MAYBE,
        /** The list is as old as the thing: who does not list it has not got it. */
        NO
    }

    /** A need that stands where libvirt lists the choice, and the word is not among it. */
    public static HostNeed listed(String wish, String choice, String word, String remedy) {
        return new HostNeed(wish, choice, word, Silence.MAYBE, remedy);
    }

    /** A need that stands unless libvirt lists the word. */
    public static HostNeed offered(String wish, String choice, String word, String remedy) {
        return new HostNeed(wish, choice, word, Silence.NO, remedy);
    }
}
