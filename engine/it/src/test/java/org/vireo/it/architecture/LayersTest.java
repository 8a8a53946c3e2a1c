package org.vireo.it.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;

/** Which package may know which: the arrows of the design, enforced. */
@AnalyzeClasses(packages = "org.vireo", importOptions = ProductOnly.class)
class LayersTest {

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("org.vireo.(**)")
            .should()
            .beFreeOfCycles()
            .because("a knot of packages can be neither tested nor replaced alone");

    @ArchTest
    static final ArchRule pureModulesKnowNoContainer = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.vireo.model..",
                    "org.vireo.domainxml..",
                    "org.vireo.scheduling..",
                    "org.vireo.core.monitoring.match..",
                    "org.vireo.core.validation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.enterprise..",
                    "jakarta.ws..",
                    "jakarta.transaction..",
                    "jakarta.inject..",
                    "org.hibernate..",
                    "org.infinispan..",
                    "org.slf4j..")
            .because("decisions are functions of their arguments");

    @ArchTest
    static final ArchRule onlyDomainxmlKnowsTheLibvirtBinding = noClasses()
            .that()
            .resideOutsideOfPackages("org.vireo.domainxml..", "org.vireo.libvirt.xml..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.vireo.libvirt.xml..")
            .because("there is one translation, in one place");

    @ArchTest
    static final ArchRule onlyTheAdapterKnowsJsonRpc = noClasses()
            .that()
            .resideOutsideOfPackage("org.vireo.hostproxy.jsonrpc..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.googlecode.jsonrpc4j..")
            .because("replacing the library must be one package");

    @ArchTest
    static final ArchRule entitiesLiveInTheModel = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .resideInAPackage("org.vireo.model..")
            .because("there is one place for what is stored");

    @ArchTest
    static final ArchRule onlyPersistenceKnowsHibernate = noClasses()
            .that()
            .resideOutsideOfPackage("org.vireo.persistence..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.hibernate..", "jakarta.persistence.criteria..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("jakarta.persistence.EntityManager")
            .because("the core knows its ports alone");

    @ArchTest
    static final ArchRule restKnowsNoAdapters = noClasses()
            .that()
            .resideInAPackage("org.vireo.rest..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.vireo.hostproxy..", "org.vireo.domainxml..")
            .because("the boundary validates, translates and calls; nothing else");

    @ArchTest
    static final ArchRule theCoreKnowsNeitherPersistenceNorRest = noClasses()
            .that()
            .resideInAPackage("org.vireo.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.vireo.persistence..", "org.vireo.rest..", "org.vireo.api..")
            .because("the arrows point inwards");

    @ArchTest
    static final ArchRule hostproxyKnowsOnlyTheModel = noClasses()
            .that()
            .resideInAPackage("org.vireo.hostproxy..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.vireo.core..", "org.vireo.domainxml..", "org.vireo.scheduling..")
            .because("who holds a connection makes no decisions");
}
