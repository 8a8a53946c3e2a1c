package org.vireo.core.audit;

/** What a walk along the seals of the audit log found. */
public sealed interface ChainState {

    /**
     * Everything fits.
     *
     * @param last written down elsewhere it shows later that nothing was cut off or made anew
     * @param unsealed how many events wait for a seal; of a running engine those of the last seconds
     */
    record Intact(KnownSeal last, long unsealed) implements ChainState {}

    /**
     * Something was changed behind the engine's back.
     *
     * @param eventId of the first one that does not fit; 0 when it is a seal
     * @param why a sentence
     */
    record Broken(long eventId, String why) implements ChainState {}
}
