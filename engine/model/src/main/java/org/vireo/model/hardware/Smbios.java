package org.vireo.model.hardware;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the guest reads of its maker and of itself (SMBIOS). Manufacturer, product and version are Vireo's, and the UUID
 * is the VM's id.
 *
 * @param serialPolicy whose serial number the system has
 * @param serial the system's serial number; only with {@link SerialPolicy#CUSTOM}
 * @param family family of the system; null for none
 * @param sku the system's order number; null for none
 * @param assetTag asset tag of the chassis; null for none
 * @param oemStrings texts that programs in the guest read, such as credentials of systemd
 */
public record Smbios(
        SerialPolicy serialPolicy,
        @Nullable String serial,
        @Nullable String family,
        @Nullable String sku,
        @Nullable String assetTag,
        List<String> oemStrings) {

    /** Whose serial number a system has, in oVirt's terms. */
    public enum SerialPolicy {
        /** The VM's id. */
        VM,
        /** The host's hardware UUID, for software that is licensed to it. */
        HOST,
        CUSTOM
    }

    public static final Smbios DEFAULT = new Smbios(SerialPolicy.VM, null, null, null, null, List.of());

    private static final int MOST_CHARACTERS = 64;
    private static final int MOST_STRINGS = 32;
    private static final int MOST_STRING_CHARACTERS = 4096;

    @SuppressWarnings("ConstantValue")
    public Smbios {
        serialPolicy = serialPolicy == null ? SerialPolicy.VM : serialPolicy;
        serial = Checked.line("Serial number", serial, MOST_CHARACTERS);
        family = Checked.line("System family", family, MOST_CHARACTERS);
        sku = Checked.line("SKU", sku, MOST_CHARACTERS);
        assetTag = Checked.line("Asset tag", assetTag, MOST_CHARACTERS);
        oemStrings = oemStrings == null ? List.of() : List.copyOf(oemStrings);
        if ((serialPolicy == SerialPolicy.CUSTOM) == (serial == null)) {
            throw new IllegalArgumentException("Serial number '" + serial + "' with the policy " + serialPolicy
                    + ": CUSTOM needs one, and no other policy takes one");
        }
        if (oemStrings.size() > MOST_STRINGS) {
            throw new IllegalArgumentException(oemStrings.size() + " OEM strings are more than " + MOST_STRINGS);
        }
        for (String text : oemStrings) {
            if (Checked.line("OEM string", text, MOST_STRING_CHARACTERS) == null) {
                throw new IllegalArgumentException("An OEM string is empty");
            }
        }
    }

    /** The texts for the guest's programs, which may be credentials, stay out of every log. */
    @Override
    public String toString() {
        return "Smbios[serialPolicy=" + serialPolicy + ", serial=" + serial + ", family=" + family + ", sku=" + sku
                + ", assetTag=" + assetTag + ", oemStrings=" + oemStrings.size() + "]";
    }
}
