package org.vireo.persistence.search;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How values of a search field are read and compared. */
sealed interface FieldType {

    /** Text, where a star stands for any text. */
    record Text() implements FieldType {}

    /**
     * Any number of texts, each in a row of its own.
     *
     * @param rows where they are, as HQL from "from" to the end of a condition that binds them to {@code e}
     */
    record Texts(String rows) implements FieldType {}

    /**
     * Values of one Java type that have an order.
     *
     * @param what the value in words for people
     * @param reader throws IllegalArgumentException or DateTimeException for what it cannot read
     */
    record Ordered(String what, Function<String, Object> reader) implements FieldType {}

    /** UUIDs, which are equal or not. */
    record Id() implements FieldType {}

    /**
     * Constants that people call by words.
     *
     * @param words lowest first
     * @param ordered whether less and greater make sense
     */
    record Words(List<Word> words, boolean ordered) implements FieldType {

        public Words {
            words = List.copyOf(words);
        }

        /** Constants of an enum by oVirt's word: their name in lower case. */
        static <E extends Enum<E>> Words of(Class<E> type) {
            return of(type.getEnumConstants(), constant -> constant.name().toLowerCase(Locale.ROOT), false);
        }

        /** Constants by any word; several may share one. */
        static <E extends Enum<E>> Words of(E[] constants, Function<E, String> word, boolean ordered) {
            Map<String, List<String>> byWord = Arrays.stream(constants)
                    .collect(Collectors.groupingBy(
                            word, LinkedHashMap::new, Collectors.mapping(Words::literal, Collectors.toList())));
            return new Words(
                    byWord.entrySet().stream()
                            .map(entry -> new Word(entry.getKey(), entry.getValue()))
                            .toList(),
                    ordered);
        }

        private static String literal(Enum<?> constant) {
            return constant.getDeclaringClass().getName() + "." + constant.name();
        }

        List<String> texts() {
            return words.stream().map(Word::text).toList();
        }
    }

    /**
     * A word and what is stored for it.
     *
     * @param constants HQL literals. They are part of the statement, so that PostgreSQL plans for each by itself: a plan
     *     for the many VMs that are up would be a bad one for the few that are paused
     */
    record Word(String text, List<String> constants) {}
}
