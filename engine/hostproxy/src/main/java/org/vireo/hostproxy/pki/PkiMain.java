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

/** Command line of {@link PkiSetup}: {@code init --directory DIR --name HOST[,IP…]}. */
public final class PkiMain {

    private static final String USAGE = "usage: init --directory DIR --name HOST[,IP...]";

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
        var directory = options.get("--directory");
        var names = options.get("--name");
        if (directory == null || names == null || options.size() != 2) {
            out.println(USAGE);
            return 2;
        }
        try {
            var folder = Path.of(directory).toAbsolutePath();
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
        } catch (PkiException unusable) {
            out.println(unusable.getMessage());
            return 1;
        }
    }

    private static Map<String, String> options(List<String> arguments) {
        var options = new HashMap<String, String>();
        if (arguments.size() % 2 == 1 && arguments.getFirst().equals("init")) {
            for (int i = 1; i < arguments.size(); i += 2) {
                options.put(arguments.get(i), arguments.get(i + 1));
            }
        }
        return options;
    }
}
