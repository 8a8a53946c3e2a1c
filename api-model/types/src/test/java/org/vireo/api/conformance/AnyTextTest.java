package org.vireo.api.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.vireo.api.json.JsonFormat;
import org.vireo.api.json.JsonStyle;
import org.vireo.api.schema.ApiFormat;
import org.vireo.api.schema.Limits;
import org.vireo.api.type.Vm;
import org.vireo.api.xml.XmlFormat;

/** Whatever text stands in an object, the document stays whole and the text comes back. */
class AnyTextTest {
    private static final ApiFormat XML = new XmlFormat(Limits.STANDARD);
    private static final ApiFormat JSON = new JsonFormat(Limits.STANDARD, JsonStyle.TEXTS);

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "]]>",
                "<![CDATA[",
                "<",
                ">",
                "&",
                "\"",
                "'",
                "&lt;",
                "-->",
                "</name>",
                "\r\n",
                "\r",
                "\n",
                "\t",
                " ",
                "\u202e",
                "\u200f",
                "\ud83d\ude00",
                "\ud83d",
                "\ude00",
                "\u0000",
                "\u001b",
                "\u0085",
                "\u2028",
                "\ufffe",
                "\uffff",
                "e\u0301",
                "a",
                "\u4e2d");
        Arbitrary<String> mixed = pieces.list().ofMaxSize(12).map(list -> String.join("", list));
        return Arbitraries.oneOf(mixed, Arbitraries.strings().all().ofMaxLength(40));
    }

    @Property(tries = 2000)
    void everyTextShouldComeBackFromXmlAsFarAsXmlCanCarryIt(@ForAll("texts") String text) {
        Vm read = Samples.read(XML, Vm.TYPE, XML.text(vm(text)));
        String expected = carried(text);
        assertThat(read.getName()).isEqualTo(expected);
        assertThat(read.getId()).isEqualTo(expected);
    }

    @Property(tries = 2000)
    void everyTextShouldComeBackFromJsonAsFarAsUnicodeCanCarryIt(@ForAll("texts") String text) {
        Vm read = Samples.read(JSON, Vm.TYPE, JSON.text(vm(text)));
        assertThat(read.getName()).isEqualTo(paired(text));
    }

    private static Vm vm(String text) {
        Vm vm = new Vm();
        vm.setId(text);
        vm.setName(text);
        return vm;
    }

    /** The definition of XML 1.0: Char ::= #x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF]. */
    private static String carried(String text) {
        StringBuilder result = new StringBuilder();
        text.codePoints().forEach(c -> result.appendCodePoint(isChar(c) ? c : 0xFFFD));
        return result.toString();
    }

    private static boolean isChar(int c) {
        return List.of(0x9, 0xA, 0xD).contains(c)
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }

    private static String paired(String text) {
        StringBuilder result = new StringBuilder();
        text.codePoints().forEach(c -> result.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c));
        return result.toString();
    }
}
