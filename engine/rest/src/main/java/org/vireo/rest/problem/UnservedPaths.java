package org.vireo.rest.problem;

import org.vireo.rest.openapi.ServiceTree;

/** Tells what the API's model has, but Vireo does not yet, from what nobody has. */
final class UnservedPaths {

    private UnservedPaths() {}

    static Problem notFound(String verb, String path) {
        if (ServiceTree.MODEL.has(verb, path)) {
            return notYet(verb, path);
        }
        return ServiceTree.MODEL.has(path)
                ? methodNotAllowed(verb, path)
                : new Problem(
                        404,
                        Problem.FAILED,
                        Faults.bracketed("There is nothing under " + Faults.shown(path)
                                + ". Follow the links from /ovirt-engine/api."),
                        "NOT_FOUND");
    }

    static Problem notAllowed(String verb, String path) {
        return ServiceTree.MODEL.has(verb, path) ? notYet(verb, path) : methodNotAllowed(verb, path);
    }

    private static Problem notYet(String verb, String path) {
        return Faults.notImplemented("Vireo does not have " + verb + " " + Faults.shown(path)
                        + " yet. See the links of the object for what there is.")
                .problem();
    }

    private static Problem methodNotAllowed(String verb, String path) {
        return new Problem(
                405,
                Problem.FAILED,
                Faults.bracketed(verb + " is not possible on " + Faults.shown(path) + ". See the API's description."),
                "METHOD_NOT_ALLOWED");
    }
}
