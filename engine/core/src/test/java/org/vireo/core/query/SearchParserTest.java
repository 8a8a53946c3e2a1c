package org.vireo.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vireo.core.query.Search.Condition;
import org.vireo.core.query.Search.Condition.And;
import org.vireo.core.query.Search.Condition.Comparison;
import org.vireo.core.query.Search.Condition.Or;
import org.vireo.core.query.Search.Operator;
import org.vireo.core.query.Search.Order;

class SearchParserTest {

    @Test
    void nothingShouldAskForEverything() {
        assertThat(parse(null)).isEqualTo(Search.ALL);
        assertThat(parse("  ")).isEqualTo(Search.ALL);
    }

    @Test
    void aNameShouldBeOneComparison() {
        assertThat(parse("name=web1").condition()).isEqualTo(equal("name", "web1"));
    }

    @Test
    void aQuotedValueShouldKeepItsBlanksAndOperators() {
        assertThat(parse("Name = \"x or y=2\"").condition()).isEqualTo(equal("name", "x or y=2"));
        assertThat(parse("name=\"\"").condition()).isEqualTo(equal("name", ""));
    }

    @Test
    void conditionsSideBySideShouldBeJoinedByAnd() {
        Condition both = new And(List.of(equal("name", "a"), equal("cluster", "c")));
        assertThat(parse("name=a cluster=c").condition()).isEqualTo(both);
        assertThat(parse("name=a AND cluster=c").condition()).isEqualTo(both);
    }

    @Test
    void andShouldBindCloserThanOr() {
        assertThat(parse("name=a and cluster=b or name=c").condition())
                .isEqualTo(new Or(
                        List.of(new And(List.of(equal("name", "a"), equal("cluster", "b"))), equal("name", "c"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "!=", "<", "<=", ">", ">="})
    void everyOperatorShouldBeKnown(String operator) {
        assertThat(parse("severity" + operator + "normal").condition()).isInstanceOf(Comparison.class);
    }

    @Test
    void aValueMayHoldWhatLooksLikeAnOperator() {
        assertThat(parse("usrname=name@authz").condition()).isEqualTo(equal("usrname", "name@authz"));
        assertThat(parse("message=*a=b*").condition()).isEqualTo(equal("message", "*a=b*"));
    }

    @Test
    void orderAndPageShouldFollowTheConditions() {
        Search search = SearchParser.parse("name=* sortby name desc page 3", 20, true);
        assertThat(search.orders()).containsExactly(new Order("name", true));
        assertThat(search.page()).isEqualTo(3);
        assertThat(search.max()).isEqualTo(20);
        assertThat(search.caseSensitive()).isTrue();
    }

    @Test
    void orderAloneShouldDo() {
        assertThat(parse("sortby name asc").orders()).containsExactly(new Order("name", false));
    }

    @Test
    void aPageWithoutSizeShouldHaveOne() {
        assertThat(parse("page 2").max()).isPositive();
    }

    @Test
    void theScopeOfTheUserInterfaceShouldBeSkipped() {
        assertThat(parse("Vms: name=a").condition()).isEqualTo(equal("name", "a"));
        assertThat(parse("name=a:b").condition()).isEqualTo(equal("name", "a:b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "name=",
                "=x",
                "name=\"x",
                "name=a\0",
                "name=a or",
                "name!x",
                "sortby",
                "page x",
                "page 0",
                "and",
                "a=1 page 1 b=2"
            })
    void whatIsNotOfTheLanguageShouldBeRefused(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(InvalidSearchException.class);
    }

    @Test
    void tooLongASearchShouldBeRefused() {
        assertThatThrownBy(() -> parse("a".repeat(100_000))).isInstanceOf(InvalidSearchException.class);
        assertThatThrownBy(() -> parse("a=1 ".repeat(2000))).isInstanceOf(InvalidSearchException.class);
    }

    @Test
    void otherNamesOfFieldsShouldBecomeTheFirst() {
        Search search =
                parse("clusters.name=a or name=b sortby clusters.name").renamed(Map.of("clusters.name", "cluster"));
        assertThat(search.condition()).isEqualTo(new Or(List.of(equal("cluster", "a"), equal("name", "b"))));
        assertThat(search.orders()).containsExactly(new Order("cluster", false));
    }

    @Property(tries = 3000)
    void anyTextShouldBeASearchOrARefusal(@ForAll("searches") String text) {
        try {
            Search search = SearchParser.parse(text, 10, false);
            assertThat(search.page()).isPositive();
        } catch (InvalidSearchException e) {
            assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(1000);
        }
    }

    @Property
    void anyQuotedValueShouldArriveUnchanged(@ForAll String value) {
        String quotable = value.replace("\"", "").replace("\0", "");
        String shortened = quotable.substring(0, Math.min(quotable.length(), 1000));
        assertThat(parse("name=\"" + shortened + "\"").condition()).isEqualTo(equal("name", shortened));
    }

    @Provide
    Arbitrary<String> searches() {
        Arbitrary<String> parts = Arbitraries.of(
                "name", "=", "!=", "<", "\"", "*", " ", "and", "or", "sortby", "page", "desc", "1", "a.b", ":",
                "\u0000", "\uD800", "ü", "(", ")");
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(60),
                parts.list().ofMaxSize(25).map(list -> String.join("", list)),
                parts.list().ofMaxSize(25).map(list -> String.join(" ", list)));
    }

    private static Search parse(@Nullable String text) {
        return SearchParser.parse(text, 0, false);
    }

    private static Comparison equal(String field, String value) {
        return new Comparison(field, Operator.EQUAL, value);
    }
}
