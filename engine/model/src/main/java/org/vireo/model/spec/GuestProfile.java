package org.vireo.model.spec;

/**
 * What the guest's operating system expects of the machine, looked up before building.
 *
 * @param localTime whether it takes the hardware clock for local time
 * @param hyperV whether it uses the interfaces of Hyper-V
 */
public record GuestProfile(boolean localTime, boolean hyperV) {

    public static final GuestProfile OTHER = new GuestProfile(false, false);
    public static final GuestProfile WINDOWS = new GuestProfile(true, true);
}
