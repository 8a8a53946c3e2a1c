package org.vireo.model.template;

/** Template states, named as in the oVirt API. */
public enum TemplateStatus {
    LOCKED,
    OK,
    ILLEGAL
}
