package org.vireo.hostproxy.pki;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Command line of {@link PkiSetup}: {@code init --directory DIR --name HOST[,IP…]}, or, when the engine's key may have
 * been stolen, {@code renew --directory DIR [--stolen CERTIFICATE]}.
 */
public final class PkiMain {

    private static final String USAGE =
            "usage: init --directory DIR --name HOST[,IP...]\n       renew --directory DIR [--stolen CERTIFICATE]";
    private static final String DIRECTORY = "--directory";

    private final Clock clock;
    private final SecureRandom random;

    PkiMain(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(new PkiMain(Clock.systemUTC(), new SecureRandom()).run(List.of(arguments), out));
    }

    /** The exit status: 0 done, 1 the folder is not usable, 2 wrong arguments. */
    int run(List<String> arguments, PrintStream out) {
        var options = options(arguments);
        try {
            if (isCall(arguments, "init") && options.keySet().equals(Set.of(DIRECTORY, "--name"))) {
                return init(folder(options), options.getOrDefault("--name", ""), out);
            }
            var allowed = Set.of(DIRECTORY, "--stolen");
            if (isCall(arguments, "renew") && options.containsKey(DIRECTORY) && allowed.containsAll(options.keySet())) {
                return renew(folder(options), Optional.ofNullable(options.get("--stolen")), out);
            }
            out.println(USAGE);
            return 2;
        } catch (PkiException unusable) {
            out.println(unusable.getMessage());
            return 1;
        }
    }

    private int init(Path folder, String names, PrintStream out) {
        var made = new PkiSetup(folder, clock, random)
                .complete(Arrays.stream(names.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList());
        made.forEach(out::println);
        if (made.isEmpty()) {
            out.println("certificates in " + folder + " are complete: nothing to do");
        }
        out.println("CA SHA-256 fingerprint "
                + CertificateAuthority.open(folder, clock, random).fingerprint());
        return 0;
    }

    private int renew(Path folder, Optional<String> stolen, PrintStream out) {
        new PkiSetup(folder, clock, random).renewEngine(stolen.map(Path::of)).forEach(out::println);
        return 0;
    }

    private static Path folder(Map<String, String> options) {
        return Path.of(options.getOrDefault(DIRECTORY, "")).toAbsolutePath();
    }

    private static boolean isCall(List<String> arguments, String command) {
        return arguments.size() % 2 == 1 && arguments.getFirst().equals(command);
    }

    private static Map<String, String> options(List<String> arguments) {
        var options = new HashMap<String, String>();
        for (int i = 1; i + 1 < arguments.size(); i += 2) {
            options.put(arguments.get(i), arguments.get(i + 1));
        }
        return options;
    }
}
