package org.vireo.model.hardware;

import java.util.regex.Pattern;

/**
 * A value that a VM has for the scripts of its host's admin; oVirt's custom property.
 *
 * @param name by which the scripts know it
 * @param value one line
 */
public record HookParameter(String name, String value) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,64}");
    private static final int MOST_CHARACTERS = 4096;

    @SuppressWarnings("ConstantValue")
    public HookParameter {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Custom property '" + name + "' is not named by 1 to 64 letters, digits and _");
        }
        value = Checked.or(Checked.line("Value of custom property " + name, value, MOST_CHARACTERS), "");
    }
}
