package org.vireo.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TextRulesTest {

    @Test
    void ordinaryAndSpitefulNamesShouldBeAllowed() {
        for (String name :
                List.of("hello", "<>&\"'", "]]>", "a\u202Eb", " a ", "..", "-x", "$(x);`y`", "я".repeat(100))) {
            assertThat(TextRules.nameProblems(name)).as(name).isEmpty();
        }
    }

    @Test
    void aNameShouldNotHoldWhatLibvirtOrXmlRefuses() {
        for (String name : List.of("a/b", "a\nb", "a\tb", "a\u0000b", "a\u0085b", "a\uFFFEb", "a\uD800b")) {
            assertThat(TextRules.nameProblems(name)).as(name).hasSize(1);
        }
        assertThat(TextRules.nameProblems("a\u0007b"))
                .containsExactly("The name holds the character U+0007: leave out slashes, control characters and what"
                        + " XML cannot carry.");
    }

    @Test
    void anEmptyNameShouldBeRefused() {
        assertThat(TextRules.nameProblems("")).hasSize(1);
        assertThat(TextRules.nameProblems("  ")).hasSize(1);
    }

    @Test
    void aNameShouldFitLibvirtsFileNames() {
        assertThat(TextRules.nameProblems("n".repeat(240))).isEmpty();
        assertThat(TextRules.nameProblems("n".repeat(241)))
                .containsExactly("The name is 241 bytes long in UTF-8: shorten it to 240.");
    }

    @Test
    void theBeginningOfANameShouldFitLibvirtsSocketPath() {
        assertThat(TextRules.nameProblems("漢".repeat(19) + "a" + "漢".repeat(40)))
                .isEmpty();
        assertThat(TextRules.nameProblems("😀".repeat(20))).hasSize(1);
    }

    @Test
    void aDescriptionShouldBeAllowedUpTo64KiB() {
        assertThat(TextRules.descriptionProblems("x".repeat(64 * 1024))).isEmpty();
        assertThat(TextRules.descriptionProblems("x".repeat(64 * 1024 + 1)))
                .containsExactly("The description is 65537 bytes long in UTF-8: shorten it to 65536.");
        assertThat(TextRules.descriptionProblems("line\r\nline\t]]>")).isEmpty();
        assertThat(TextRules.descriptionProblems("\u0001")).hasSize(1);
    }

    @Property
    void anAllowedNameShouldBeCarriedByXmlAndFitAFileName(
            @ForAll @StringLength(max = 300) @CharRange(from = 0, to = 0xffff) String name) {
        boolean carried = name.codePoints().allMatch(TextRules::isXmlCharacter)
                && name.codePoints().noneMatch(Character::isISOControl)
                && name.indexOf('/') < 0;
        boolean fits = name.getBytes(StandardCharsets.UTF_8).length <= TextRules.MAX_NAME_BYTES && !name.isBlank();
        if (TextRules.nameProblems(name).isEmpty()) {
            assertThat(carried && fits).isTrue();
        } else if (name.codePoints().limit(20).allMatch(point -> point < 0x80)) {
            assertThat(carried && fits).isFalse();
        }
    }
}
