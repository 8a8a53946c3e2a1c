package org.vireo.model.spec;

import org.vireo.model.text.TextRules;

/** What a payload file holds. */
public sealed interface PayloadContent {

    /** Text that may stand in the Domain XML: nothing secret. Written to the file in UTF-8. */
    record Inline(String text) implements PayloadContent {

        @Override
        public String toString() {
            return "Inline[" + text.length() + " characters]";
        }
    }

    /**
     * A secret, which the agent gets beside the XML.
     *
     * @param reference the name under which it gets it, good for one start
     */
    record Secret(String reference) implements PayloadContent {

        public Secret {
            TextRules.requireWord("Secret reference", reference);
        }
    }
}
