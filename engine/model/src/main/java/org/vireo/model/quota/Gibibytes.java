package org.vireo.model.quota;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Sizes as limits of quotas are told and shown: decimals in GiB. */
public final class Gibibytes {

    private static final BigDecimal GIB = BigDecimal.valueOf(1L << 30);
    private static final int DIGITS = 6;

    private Gibibytes() {}

    /** With six digits after the point at most. */
    public static BigDecimal of(long bytes) {
        BigDecimal gib = BigDecimal.valueOf(bytes)
                .divide(GIB, MathContext.DECIMAL128)
                .setScale(DIGITS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return gib.scale() < 0 ? gib.setScale(0, RoundingMode.UNNECESSARY) : gib;
    }

    /**
     * Rounded to whole bytes.
     *
     * @throws ArithmeticException when it is more than 8 EiB
     */
    public static long toBytes(BigDecimal gib) {
        return gib.multiply(GIB).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /** For people, such as "2.5 GiB". */
    public static String words(long bytes) {
        return of(bytes).toPlainString() + " GiB";
    }
}
