package org.vireo.it.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vireo.core.command.Command;
import org.vireo.core.command.CommandHandler;

/** House rules that a reader relies on. */
@AnalyzeClasses(packages = "org.vireo", importOptions = ProductOnly.class)
class StyleTest {

    private static final int MOST_CLASSES_IN_A_PACKAGE = 25;

    /** One record a kind, in one package because a sealed family must share it; or generated. */
    private static final Set<String> WITHOUT_LIMIT =
            Set.of("org.vireo.model.device", "org.vireo.model.reported", "org.vireo.api.type", "org.vireo.libvirt.xml");

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveNameMatching(".*\\.[A-Za-z0-9]*(Utils?|Helper|Manager|Impl)$")
            .because("such names say nothing");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = noFields()
            .should()
            .beAnnotatedWith(Inject.class)
            .because("constructors show what a class needs, and let tests build it with new");

    @ArchTest
    static final ArchRule handlersStandAlone = classes()
            .that()
            .implement(CommandHandler.class)
            .should()
            .haveModifier(JavaModifier.FINAL)
            .andShould(haveOnePublicConstructorAndNoSuperclass())
            .because("a use case is read in one file");

    @ArchTest
    static final ArchRule pureCodeTakesTimeAndIdsAsArguments = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.vireo.model..", "org.vireo.domainxml..", "org.vireo.scheduling..", "org.vireo.core..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("time, ids and randomness are injected");

    @ArchTest
    static void everyCommandHasOneHandler(JavaClasses classes) {
        Set<String> commands = classes.stream()
                .filter(type -> type.isAssignableTo(Command.class) && !type.isInterface())
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());
        Set<String> handlers = classes.stream()
                .filter(type -> type.isAssignableTo(CommandHandler.class) && !type.isInterface())
                .map(type -> type.getSimpleName().replaceAll("Handler$", ""))
                .collect(Collectors.toSet());
        assertThat(handlers).isEqualTo(commands);
    }

    @ArchTest
    static void packagesStaySmallEnoughToRead(JavaClasses classes) {
        Map<String, Long> sizes = classes.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(sizes).allSatisfy((name, size) -> {
            if (WITHOUT_LIMIT.stream().noneMatch(name::equals)) {
                assertThat(size).as(name).isLessThanOrEqualTo(MOST_CLASSES_IN_A_PACKAGE);
            }
        });
    }

    private static ArchCondition<JavaClass> haveOnePublicConstructorAndNoSuperclass() {
        return new ArchCondition<>("have one public constructor and no superclass") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean alone = type.getRawSuperclass()
                        .map(parent -> parent.isEquivalentTo(Object.class))
                        .orElse(true);
                boolean one = type.getConstructors().size() == 1
                        && type.getConstructors()
                                .iterator()
                                .next()
                                .getModifiers()
                                .contains(JavaModifier.PUBLIC);
                events.add(new SimpleConditionEvent(type, alone && one, type.getName() + " is built otherwise"));
            }
        };
    }
}
