package org.vireo.api.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vireo.api.json.JsonFormat;
import org.vireo.api.json.JsonStyle;
import org.vireo.api.schema.ApiFormat;
import org.vireo.api.schema.ApiObject;
import org.vireo.api.schema.Attribute;
import org.vireo.api.schema.Limits;
import org.vireo.api.schema.Scalar;
import org.vireo.api.schema.TypeDescriptor;
import org.vireo.api.type.ApiTypes;
import org.vireo.api.xml.XmlFormat;

/** The rules every type has to keep. */
class AllTypesTest {
    private static final ApiFormat XML = new XmlFormat(Limits.STANDARD);
    private static final ApiFormat JSON = new JsonFormat(Limits.STANDARD, JsonStyle.TEXTS);
    private static final ApiFormat NATIVE_JSON = new JsonFormat(Limits.STANDARD, JsonStyle.NATIVE);
    private static final Pattern SNAKE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

    static List<TypeDescriptor<?>> types() {
        return ApiTypes.all();
    }

    @Test
    void theModelShouldBeWhole() {
        assertThat(types())
                .as("217 of the model, Action, Fault and GracePeriod, and 2 of Vireo's")
                .hasSize(222);
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyAttributeShouldSurviveXml(TypeDescriptor<? extends ApiObject> type) {
        assertSurvives(XML, type);
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyAttributeShouldSurviveJson(TypeDescriptor<? extends ApiObject> type) {
        assertSurvives(JSON, type);
        assertSurvives(NATIVE_JSON, type);
    }

    private static <T extends ApiObject> void assertSurvives(ApiFormat format, TypeDescriptor<T> type) {
        T original = Samples.full(type);
        String document = format.text(original);
        T read = Samples.read(format, type, document);
        assertThat(read.getHref()).isEqualTo(original.getHref());
        for (Attribute<? super T> attribute : type.attributes()) {
            assertThat(Samples.value(attribute, read))
                    .as("%s.%s", type, attribute.name())
                    .isNotNull();
        }
        assertThat(format.text(read)).isEqualTo(document);
    }

    @ParameterizedTest
    @MethodSource("types")
    void namesShouldBeInSnakeCase(TypeDescriptor<?> type) {
        assertThat(type.element()).matches(SNAKE);
        assertThat(type.collection()).matches(SNAKE);
        type.attributes().forEach(attribute -> assertThat(attribute.name()).matches(SNAKE));
    }

    @ParameterizedTest
    @MethodSource("types")
    void attributesShouldBeSortedAndHaveOneNameEach(TypeDescriptor<?> type) {
        List<String> names =
                type.attributes().stream().map(attribute -> attribute.name()).toList();
        assertThat(names).isSorted().doesNotHaveDuplicates().doesNotContain("href", "link", "actions");
    }

    @ParameterizedTest
    @MethodSource("types")
    void anEmptyObjectShouldWriteNothingButItsElement(TypeDescriptor<? extends ApiObject> type) {
        assertThat(XML.text(type.create())).endsWith("\n<" + type.element() + "/>\n");
        assertThat(JSON.text(type.create())).isEqualTo("{}");
    }

    @ParameterizedTest
    @MethodSource("types")
    void anEmptyTextShouldHaveBothTags(TypeDescriptor<? extends ApiObject> type) {
        assertEmptyTexts(type);
    }

    private static <T extends ApiObject> void assertEmptyTexts(TypeDescriptor<T> type) {
        for (Attribute<? super T> attribute : type.attributes()) {
            if (attribute instanceof Attribute.One<? super T, ?> one
                    && one.scalar().kind() == Scalar.Kind.TEXT
                    && !one.isXmlAttribute()) {
                T object = type.create();
                set(one, object, "");
                String name = one.name();
                assertThat(XML.text(object)).contains("<" + name + "></" + name + ">");
                assertThat(Samples.value(one, Samples.read(XML, type, XML.text(object))))
                        .isEqualTo("");
            }
        }
    }

    private static <T extends ApiObject, V> void set(Attribute.One<T, V> one, T object, String text) {
        one.setter().accept(object, one.scalar().parse(text));
    }

    @ParameterizedTest
    @MethodSource("types")
    void datesShouldHaveThreeDigitsOfASecondInXmlAndBeNumbersInJson(TypeDescriptor<? extends ApiObject> type) {
        assertDates(type);
    }

    private static <T extends ApiObject> void assertDates(TypeDescriptor<T> type) {
        for (Attribute<? super T> attribute : type.attributes()) {
            if (attribute instanceof Attribute.One<? super T, ?> one
                    && one.scalar().kind() == Scalar.Kind.DATE) {
                T object = type.create();
                set(one, object, "2026-11-21T12:00:00.123456+02:00");
                assertThat(XML.text(object)).contains(">2026-11-21T10:00:00.123Z<");
                assertThat(JSON.text(object)).isEqualTo("{\"" + one.name() + "\":1795255200123}");
            }
        }
    }
}
