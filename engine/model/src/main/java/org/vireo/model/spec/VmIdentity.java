package org.vireo.model.spec;

import org.vireo.model.id.VmId;
import org.vireo.model.text.TextRules;

/**
 * What a VM is called.
 *
 * @param name see {@link TextRules#nameProblems}
 * @param description free text, may be empty; see {@link TextRules#descriptionProblems}
 * @param configurationVersion grows with every change of the configuration
 */
public record VmIdentity(VmId id, String name, String description, long configurationVersion) {

    public VmIdentity {
        TextRules.require(TextRules.nameProblems(name));
        TextRules.require(TextRules.descriptionProblems(description));
    }
}
