package org.vireo.model.hardware.numa;

import java.util.BitSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A set of processors or NUMA nodes by their numbers, as libvirt writes it: {@code 0-3,8}. Its text is canonical:
 * ascending, with neighbours joined.
 */
public final class CpuSet {

    /** libvirt's limit on the numbers in a set. */
    public static final int HIGHEST = 16_383;

    /** Longer than any set of these numbers needs. */
    private static final int MOST_CHARACTERS = 100_000;

    private static final Pattern PART = Pattern.compile("\\^?[0-9]{1,5}(-[0-9]{1,5})?");

    private final BitSet members;
    private final String text;

    private CpuSet(BitSet members) {
        this.members = members;
        this.text = text(members);
    }

    /**
     * Reads libvirt's form.
     *
     * @param text numbers and ranges with commas between; one with ^ before it is taken out again
     */
    public static CpuSet of(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw unreadable(text);
        }
        String packed = text.replace(" ", "");
        BitSet members = new BitSet();
        for (String part : packed.split(",", -1)) {
            if (!PART.matcher(part).matches()) {
                throw unreadable(text);
            }
            boolean out = part.startsWith("^");
            String range = out ? part.substring(1) : part;
            int dash = range.indexOf('-');
            int from = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
            int to = dash < 0 ? from : Integer.parseInt(range.substring(dash + 1));
            if (to < from || to > HIGHEST) {
                throw unreadable(text);
            }
            members.set(from, to + 1, !out);
        }
        return of(members);
    }

    /** The numbers in it, of which there must be at least one. */
    public static CpuSet of(BitSet members) {
        if (members.isEmpty()) {
            throw new IllegalArgumentException("A set of processors or nodes is empty: name at least one");
        }
        return new CpuSet((BitSet) members.clone());
    }

    public static CpuSet of(int... numbers) {
        BitSet members = new BitSet();
        for (int number : numbers) {
            members.set(number);
        }
        return of(members);
    }

    /** The numbers from 0 up to one less than the count. */
    public static CpuSet first(int count) {
        BitSet members = new BitSet();
        members.set(0, count);
        return of(members);
    }

    /** A copy of the numbers. */
    public BitSet members() {
        return (BitSet) members.clone();
    }

    public int size() {
        return members.cardinality();
    }

    public int highest() {
        return members.length() - 1;
    }

    public boolean meets(CpuSet other) {
        return members.intersects(other.members);
    }

    public boolean containsAll(CpuSet other) {
        BitSet missing = other.members();
        missing.andNot(members);
        return missing.isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CpuSet set && set.members.equals(members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    /** libvirt's form. */
    @Override
    public String toString() {
        return text;
    }

    private static String text(BitSet members) {
        StringBuilder text = new StringBuilder();
        for (int from = members.nextSetBit(0); from >= 0; ) {
            int to = members.nextClearBit(from) - 1;
            if (!text.isEmpty()) {
                text.append(',');
            }
            text.append(from);
            if (to > from) {
                text.append('-').append(to);
            }
            from = members.nextSetBit(to + 1);
        }
        return text.toString();
    }

    private static IllegalArgumentException unreadable(String text) {
        String shown = text.substring(0, Math.min(text.length(), 80)).replaceAll("\\p{C}", "?");
        return new IllegalArgumentException("Set '" + shown + "' is unreadable: give numbers up to " + HIGHEST
                + " and ranges with commas between, such as 0-3,8");
    }
}
