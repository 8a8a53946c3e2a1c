package org.vireo.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.Set;
import java.util.stream.Collectors;
import org.vireo.core.command.Command;

/** No command goes untested where it says no. */
@AnalyzeClasses(packages = {"org.vireo.core.command", "org.vireo.it.command"})
class CommandTestsTest {

    private static final String FIXTURE = "EngineFixture";
    private static final Set<String> ASKING = Set.of("refusal", "violations");

    @ArchTest
    static void everyCommandShouldBeRefusedInSomeTest(JavaClasses classes) {
        Set<String> commands = classes.stream()
                .filter(type -> type.isAssignableTo(Command.class) && !type.isInterface())
                .filter(type -> type.getPackageName().startsWith("org.vireo.core"))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
        Set<String> refused = classes.stream()
                .filter(CommandTestsTest::asksForRefusals)
                .flatMap(type -> type.getConstructorCallsFromSelf().stream())
                .map(call -> call.getTargetOwner().getName())
                .collect(Collectors.toSet());
        assertThat(refused).containsAll(commands);
    }

    private static boolean asksForRefusals(JavaClass type) {
        return type.getMethodCallsFromSelf().stream()
                .anyMatch(call ->
                        call.getTargetOwner().getSimpleName().equals(FIXTURE) && ASKING.contains(call.getName()));
    }
}
